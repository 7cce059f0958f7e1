/** What a page shows of a refusal: whose remedy it is, what became of a row that is gone, why a body is not served. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defineComponent, h, reactive } from 'vue';
import { account, mustChoose } from '@/api/session';
import WhyNot from '@/components/WhyNot.vue';
import BodiesPage from '@/pages/BodiesPage.vue';
import ReadyMatters from '@/pages/meeting/ReadyMatters.vue';
import { flushPromises, mount, press, somebody } from './mounting';

const article = { anchor: 'art18.p2', label: '第十八条第二款', gist: '要旨' };
const obstacle = (message: string, remedies: unknown[] = []) => ({
    rule: 'rule',
    force: 'must',
    article,
    message,
    facts: {},
    remedies,
    bars_reader: false,
});

/** News that never comes. */
class Silence {
    addEventListener(): void {}
    close(): void {}
}

beforeEach(() => {
    vi.stubGlobal('EventSource', Silence);
});
afterEach(() => {
    account.value = null;
    vi.unstubAllGlobals();
});

test('a remedy that is somebody else’s has no button and says whose it is', () => {
    const page = mount(WhyNot, {
        action: '开会',
        standing: {
            answer: 'refused',
            obstacles: [
                obstacle('还差 1 人', [
                    { command: 'member.enter', at: 'meeting:g', label: '到会', who: '到会：由丙办' },
                    { command: 'meeting.move', at: 'meeting:g', label: '改期' },
                ]),
            ],
        },
    });
    const group = page.querySelector('.remedies');
    expect([...(group?.querySelectorAll('button') ?? [])].map((one) => one.textContent?.trim())).toEqual(['改期']);
    expect(group?.textContent).toContain('到会：由丙办');
});

test('whoever lists a matter second is told by which rule, though the matter is ready no more', async () => {
    account.value = somebody('b1');
    const state = reactive({
        ready: [{ matter: 'x', title: '年度计划', kind: { name: 'plan', label: '规划' }, missing: [] }],
    });
    const yes = {
        command: 'agenda.add',
        at: 'meeting:g',
        subject: 'x',
        label: '列入议程',
        answer: 'yes',
        obstacles: [],
    };
    vi.stubGlobal('fetch', async () => {
        const problem = {
            type: 'about:blank',
            title: '',
            status: 409,
            detail: '',
            answer: 'refused',
            obstacles: [obstacle('事项已在议程上')],
        };
        return new Response(JSON.stringify(problem), { status: 409 });
    });
    const outer = defineComponent({
        render: () =>
            h(ReadyMatters, {
                meeting: 'g',
                ready: state.ready as never,
                add: (matter: string) =>
                    state.ready.some((one) => one.matter === matter) ? (yes as never) : undefined,
            }),
    });
    const page = mount(outer, {});
    await press(page.querySelector('button'));
    expect(page.textContent).toContain('事项已在议程上');
    state.ready = [];
    await flushPromises();
    expect(page.textContent).toContain('年度计划');
    expect(page.textContent).toContain('事项已在议程上');
    expect(page.textContent).toContain('第十八条第二款');
});

test('a body that is not served is named, with why and what to do, before another is entered', async () => {
    account.value = { ...somebody('b1'), unserved: [{ body: 'b2', reason: '章程文件缺失，请告诉系统管理员' }] };
    expect(mustChoose.value).toBe(true);
    const page = mount(BodiesPage, {});
    await flushPromises();
    expect(page.textContent).toContain('某局');
    expect(page.textContent).toContain('机构（编号 b2）');
    expect(page.textContent).toContain('章程文件缺失，请告诉系统管理员');
    account.value = somebody('b1');
    expect(mustChoose.value).toBe(false);
});

test('an article is quoted once in a refusal, and named after that', () => {
    const page = mount(WhyNot, {
        action: '签发纪要',
        standing: { answer: 'refused', obstacles: [obstacle('甲还没有表示意见'), obstacle('乙的意见还没有答复')] },
    });
    expect(page.querySelectorAll('blockquote')).toHaveLength(1);
    expect(page.querySelectorAll('.obstacle .place')).toHaveLength(2);
});
