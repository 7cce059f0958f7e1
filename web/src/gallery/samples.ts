/** Things to show in the gallery, in the language being shown. They are invented. */
import type { Article, Obstacle, Outcome, Possibility } from '@/api/problem';
import type { Step } from '@/components/StepLine.vue';
import { language } from '@/words';

export const say = (zh: string, en: string) => (language.value === 'zh-CN' ? zh : en);

const article = (anchor: string, label: string, gist: string, official?: string): Article => ({
    anchor,
    label,
    gist,
    ...(official === undefined ? {} : { official }),
});

export const notice = () =>
    article(
        'art18.p2',
        say('第十八条第二款', 'Article 18, paragraph 2'),
        say(
            '时间和议题通常提前两天告知成员，材料同时送到。',
            'Time and agenda are usually told two days ahead, and the papers come with them.',
        ),
    );
export const personnel = () =>
    article(
        'art19.p2',
        say('第十九条第二款', 'Article 19, paragraph 2'),
        say(
            '审议干部任免，到会成员不少于全体三分之二。',
            'For appointments at least two thirds of all members must be present.',
        ),
        say(
            '审议干部任免事项，到会成员须达到全体成员的三分之二以上，方可进行。',
            'Appointments may be taken up only while two thirds of the members or more are present.',
        ),
    );
export const majority = () =>
    article(
        'art20.p2',
        say('第二十条第二款', 'Article 20, paragraph 2'),
        say(
            '赞成的多于应到会成员的一半才通过。主持人最后表态。',
            'A motion passes when more than half of the members due say aye. The presiding person speaks last.',
        ),
    );

const quorum = (): Obstacle => ({
    rule: 'quorum.item',
    force: 'must',
    article: personnel(),
    message: say(
        '到会 4 人，审议干部任免须到会 5 人，还差 1 人。',
        '4 members are present; appointments need 5, so 1 is missing.',
    ),
    facts: { present: 4, needed: 5 },
    bars_reader: false,
    remedies: [
        { command: 'member.enter', at: 'meeting:mtg_1', label: say('登记成员到会', 'Record a member’s arrival') },
        {
            command: 'item.defer',
            at: 'item:itm_2',
            label: say('本项推迟到下次会议', 'Put the item off to the next meeting'),
        },
    ],
});
const papers = (): Obstacle => ({
    rule: 'papers.missing',
    force: 'must',
    article: notice(),
    message: say(
        '议题 2“关于张某某等同志职务任免的建议”缺考察材料，须在 11 月 25 日 9:00 前送达。',
        'Item 2, “Proposal on the appointment of Zhang and others”, lacks the inspection report, due by 25 November 09:00.',
    ),
    facts: {},
    bars_reader: false,
    remedies: [
        { command: 'paper.chase', at: 'matter:mtr_2', label: say('催人事处补交', 'Ask the personnel division for it') },
        {
            command: 'paper.add',
            at: 'matter:mtr_2',
            label: say('补交材料', 'Hand the paper in'),
            who: say('补交材料：由人事处办', 'Hand the paper in: for the personnel division to do'),
        },
    ],
});
const late = (): Obstacle => ({
    rule: 'notice.late',
    force: 'generally',
    article: notice(),
    message: say(
        '会议 3 月 12 日召开，通知一般应在 3 月 10 日或更早发出，今天已是 3 月 11 日。',
        'The meeting is on 12 March; the notice should generally be out on 10 March or earlier. Today is 11 March.',
    ),
    facts: {},
    remedies: [{ command: 'meeting.move', at: 'meeting:mtg_1', label: say('改期', 'Move the meeting') }],
    bars_reader: false,
});

const possibility = (
    command: string,
    label: string,
    answer: Possibility['answer'],
    obstacles: Obstacle[],
): Possibility => ({
    command,
    at: 'meeting:mtg_1',
    subject: '',
    label,
    answer,
    obstacles,
});

export const possible = {
    open: () => possibility('item.open', say('审议本项', 'Take up the item'), 'refused', [quorum()]),
    send: () => possibility('notice.send', say('发出会议通知', 'Send the notice'), 'refused', [papers(), late()]),
    hasten: () => possibility('notice.send', say('发出会议通知', 'Send the notice'), 'needs-reason', [late()]),
    vote: () => possibility('vote.cast', say('投出选票', 'Cast the vote'), 'yes', []),
    close: () => possibility('meeting.close', say('散会', 'Close the meeting'), 'yes', []),
    order: () => possibility('agenda.order', say('调整顺序', 'Change the order'), 'yes', []),
};

/** Takes a moment, as a server does. */
export const done = (): Promise<Outcome> =>
    new Promise((resolve) => setTimeout(() => resolve({ ok: true, data: { sequence: 42, events: [] } }), 600));
export const broken = (): Promise<Outcome> =>
    Promise.resolve({
        ok: false,
        problem: {
            type: 'about:blank',
            title: '',
            status: 503,
            detail: say('服务器正忙，请稍后再试。', 'The server is busy; please try again later.'),
        },
    });

const stage = (name: string, zh: string, en: string, state: string, at?: string): Step => ({
    stage: { name, label: say(zh, en) },
    state,
    ...(at === undefined ? {} : { at }),
});
export const course = (): Step[] => [
    stage('planned', '拟定', 'Planned', 'done', '2026-11-20T01:00:00Z'),
    stage('noticed', '已通知', 'Notice sent', 'done', '2026-11-24T02:30:00Z'),
    stage('open', '开会', 'In session', 'now', '2026-11-27T01:00:00Z'),
    stage('closed', '散会', 'Closed', 'next'),
    stage('minuted', '纪要', 'Minutes', 'next'),
    stage('signed', '签发', 'Signed', 'next'),
    stage('carried', '督办', 'Carried out', 'next'),
];
export const stoppedCourse = (): Step[] => [
    stage('proposed', '提出', 'Proposed', 'done'),
    stage('declined', '未采纳', 'Declined', 'stopped'),
];

export interface Line {
    id: string;
    name: string;
    unit: string;
    kind: string;
    article: string;
    state: 'good' | 'bad' | 'wait';
    word: string;
    sum?: number;
}
export const agenda = (): Line[] => [
    {
        id: 'itm_1',
        name: say('关于机关节能改造项目资金安排的请示', 'Funding of the office energy refit'),
        unit: say('财务处', 'Finance division'),
        kind: say('大额资金使用', 'Large sums'),
        article: say('第十七条第（八）项', 'Article 17 (8)'),
        state: 'wait',
        word: say('待书记审定', 'awaits the chair'),
        sum: 356_000_000,
    },
    {
        id: 'itm_2',
        name: say('关于张某某等同志职务任免的建议', 'Proposal on the appointment of Zhang and others'),
        unit: say('人事处', 'Personnel division'),
        kind: say('重要人事任免', 'Appointments'),
        article: say('第十七条第（七）项', 'Article 17 (7)'),
        state: 'bad',
        word: say('缺考察材料', 'inspection report missing'),
    },
    {
        id: 'itm_3',
        name: say('关于修订《公务用车管理办法》的说明', 'Revision of the rules on official cars'),
        unit: say('车管处', 'Vehicles division'),
        kind: say('重大决策', 'Major decisions'),
        article: say('第十七条第（五）项', 'Article 17 (5)'),
        state: 'good',
        word: say('已列入', 'on the agenda'),
    },
    {
        id: 'itm_4',
        name: say('传达学习省委全会精神', 'Report on the provincial plenum'),
        unit: say('办公室', 'General office'),
        kind: say('学习传达', 'Study'),
        article: say('第十七条第（一）项', 'Article 17 (1)'),
        state: 'good',
        word: say('已列入', 'on the agenda'),
    },
];

export const people = () => [
    { person: 'per_1', name: say('王建国', 'Wang Jianguo'), note: say('书记', 'Chair') },
    { person: 'per_2', name: say('李敏', 'Li Min'), note: say('成员', 'Member') },
    { person: 'per_3', name: say('张志远', 'Zhang Zhiyuan'), note: say('成员', 'Member') },
    { person: 'per_4', name: say('欧阳文静', 'Ouyang Wenjing'), note: say('成员', 'Member') },
    { person: 'per_5', name: say('陈晓东', 'Chen Xiaodong'), note: say('成员', 'Member') },
    { person: 'per_6', name: say('赵立新', 'Zhao Lixin'), note: say('成员', 'Member') },
    { person: 'per_7', name: say('孙丽', 'Sun Li'), note: say('党组秘书', 'Clerk') },
];

export const draftBefore = () =>
    say(
        '会议同意办公室提出的节能改造方案，核定资金 356 万元，由财务处负责落实。\n会议要求，项目应于年底前完工。',
        'The meeting agrees to the refit proposed by the general office, sets 3.56 million yuan for it, and charges the finance division.\nThe works are to be finished by the end of the year.',
    );
export const draftAfter = () =>
    say(
        '会议同意办公室提出的节能改造方案，核定资金 350 万元，由财务处会同办公室落实。\n会议要求，项目应于明年 6 月底前完工，每季度报告进展。',
        'The meeting agrees to the refit proposed by the general office, sets 3.5 million yuan for it, and charges the finance division together with the general office.\nThe works are to be finished by the end of June next year, with a report every quarter.',
    );
