/** What the demonstration body does not tell of itself: a meeting that sits at this moment, by the commands that pages give. */
import type { APIRequestContext } from 'playwright-core';
import type { House } from './house';

type Data = Record<string, unknown>;

const MEMBERS = ['chen', 'liu', 'sun', 'wu'];
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const newId = (kind: string) =>
    `${kind}_${Array.from({ length: 16 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('')}`;

export class Teller {
    private readonly sessions = new Map<string, APIRequestContext>();

    constructor(private readonly house: House) {}

    private async session(account: string): Promise<APIRequestContext> {
        const known = this.sessions.get(account);
        if (known) return known;
        const { page } = await this.house.enter(account);
        await page.goto('about:blank');
        this.sessions.set(account, page.context().request);
        return page.context().request;
    }

    /** Reasons are given for whatever wants one: the story is not about them. */
    async give(account: string, command: string, data: Data, reasons: Data = {}): Promise<void> {
        const request = await this.session(account);
        const answer = await request.post(`${this.house.address}/api/v1/bodies/demonstration/commands/${command}`, {
            headers: { origin: this.house.address, 'idempotency-key': newId('key') },
            data: { data, reasons },
        });
        if (answer.ok()) return;
        const problem = (await answer.json()) as { answer?: string; obstacles?: { rule: string }[] };
        if (problem.answer !== 'needs-reason' || Object.keys(reasons).length > 0) {
            throw new Error(`${account} ${command}: ${JSON.stringify(problem)}`);
        }
        const given = (problem.obstacles ?? []).map((one) => [one.rule, '情况紧急，已逐一电话告知']);
        await this.give(account, command, data, Object.fromEntries(given) as Data);
    }

    async all(accounts: readonly string[], command: string, data: Data): Promise<void> {
        for (const account of accounts) await this.give(account, command, data);
    }

    async close(): Promise<void> {
        for (const request of this.sessions.values()) await request.dispose();
    }
}

/** Later today by the clock of the body, however late it is. */
function laterToday(): string {
    const now = Date.now();
    const midnight = Math.ceil((now + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000;
    return new Date(Math.min(now + 1_800_000, midnight - 60_000)).toISOString().replace(/:\d\d\.\d+Z/, ':00Z');
}

export async function propose(teller: Teller, kind: string, title: string, more: Data = {}): Promise<string> {
    const matter = newId('mtr');
    const data = { matter, kind, title, gist: `${title}的具体安排，详见会议材料。`, persons: [], ...more };
    await teller.give('chen', 'matter.propose', data);
    return matter;
}

export async function meet(teller: Teller, matters: string[]): Promise<{ meeting: string; items: string[] }> {
    const meeting = newId('mtg');
    const plan = { meeting, starts: laterToday(), place: '三楼会议室', extraordinary: true };
    await teller.give('shuji', 'meeting.plan', plan);
    const items: string[] = [];
    for (const matter of matters) {
        const item = newId('itm');
        await teller.give('shuji', 'matter.accept', { matter });
        await teller.give('shuji', 'agenda.add', { meeting, item, matter });
        items.push(item);
    }
    await teller.give('mishu', 'notice.send', { meeting });
    await teller.all(MEMBERS, 'notice.acknowledge', { meeting });
    await teller.all([...MEMBERS, 'shuji'], 'member.enter', { meeting, remote: false });
    await teller.give('shuji', 'meeting.open', { meeting });
    return { meeting, items };
}

export async function speakAll(teller: Teller, item: string): Promise<void> {
    await teller.all([...MEMBERS, 'shuji'], 'statement.make', { item, text: '同意，建议分期实施。' });
}

export async function discuss(teller: Teller, item: string, motion: string): Promise<void> {
    await teller.give('shuji', 'item.open', { item });
    await speakAll(teller, item);
    await teller.give('shuji', 'ballot.open', { item, question: 1, method: 'named', motion });
}

/** A meeting that sits now, with a vote under way: its id. */
export async function sit(house: House): Promise<string> {
    const teller = new Teller(house);
    const study = await propose(teller, 'study', '学习传达上级会议精神');
    const more = await propose(teller, 'subordinate-request', '直属单位请示事项');
    const { meeting, items } = await meet(teller, [study, more]);
    const item = items[0] as string;
    await discuss(teller, item, '同意学习安排');
    await teller.give('liu', 'vote.cast', { item, question: 1, choice: '赞成' });
    await teller.close();
    return meeting;
}
