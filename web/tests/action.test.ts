import { flushPromises, mount, press } from './mounting';
import { expect, test, vi } from 'vitest';
import { h, ref } from 'vue';
import ActionButton from '@/components/ActionButton.vue';
import CommandForm from '@/forms/CommandForm.vue';
import { inOrder, lacking, reasonWords, rulesForReasons, standingOf } from '@/components/action';
import type { Obstacle, Outcome, Possibility } from '@/api/problem';

const obstacle = (rule: string, force: Obstacle['force']): Obstacle => ({
    rule,
    force,
    article: { anchor: 'art18.p2', label: '第十八条第二款', gist: '要旨' },
    message: `${rule} 未满足`,
    facts: {},
    remedies: [{ command: 'meeting.move', at: 'meeting:mtg_1', label: '改期' }],
    bars_reader: false,
});
const possibility = (answer: Possibility['answer'], ...obstacles: Obstacle[]): Possibility => ({
    command: 'notice.send',
    at: 'meeting:mtg_1',
    subject: '',
    label: '发出会议通知',
    answer,
    obstacles,
});
const good: Outcome = { ok: true, data: { sequence: 1, events: [] } };

test('what is missing is counted by what the obstacles name', () => {
    const terms = ['inspection', 'discipline-opinion'].map((name) => ({ list: 'prerequisite', name }));
    const papers = { ...obstacle('prerequisite.missing', 'must'), facts: { missing: { terms } } };
    expect(lacking(standingOf([possibility('refused', papers)]))).toBe(2);
    expect(lacking(standingOf([possibility('refused', papers, obstacle('notice.late', 'must'))]))).toBe(3);
});

test('one act of several commands is refused when one is', () => {
    const late = obstacle('notice.late', 'generally');
    expect(standingOf([]).answer).toBe('unknown');
    expect(standingOf([possibility('yes')]).answer).toBe('yes');
    expect(standingOf([possibility('yes'), possibility('needs-reason', late)]).answer).toBe('needs-reason');
    const both = standingOf([
        possibility('needs-reason', late),
        possibility('refused', late, obstacle('papers', 'must')),
    ]);
    expect(both.answer).toBe('refused');
    expect(both.obstacles.map((one) => one.rule)).toEqual(['notice.late', 'papers']);
    expect(inOrder(both.obstacles).map((one) => one.rule)).toEqual(['papers', 'notice.late']);
    expect(rulesForReasons(both.obstacles)).toEqual(['notice.late']);
});

test('a refused button can be reached, says how much is missing, and why when pressed', async () => {
    const run = vi.fn(async () => good);
    const page = mount(ActionButton, { of: possibility('refused', obstacle('papers', 'must')), run });
    const button = page.querySelector('button');
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.hasAttribute('disabled')).toBe(false);
    expect(button?.textContent).toContain('还差 1 项');
    await press(button);
    expect(run).not.toHaveBeenCalled();
    const alert = page.querySelector('[role=alert]');
    expect(alert?.textContent).toContain('现在不能发出会议通知');
    expect(alert?.textContent).toContain('papers 未满足');
    expect(alert?.querySelector('blockquote')?.textContent).toBe('要旨');
    expect([...(alert?.querySelectorAll('button') ?? [])].some((one) => one.textContent?.includes('改期'))).toBe(true);
});

test('what is not the reader’s, and what nobody can supply, is not called missing', () => {
    const missing = obstacle('papers', 'must');
    const count = (...obstacles: Obstacle[]) => {
        const run = vi.fn(async () => good);
        return mount(ActionButton, { of: possibility('refused', ...obstacles), run }).querySelector('.count')
            ?.textContent;
    };
    expect(count({ ...missing, bars_reader: true })).toBe('不属您办理');
    expect(count({ ...missing, remedies: [] })).toBe('暂不能办');
    expect(count({ ...missing, remedies: [] }, obstacle('notice.late', 'must'))).toBe('还差 2 项');
});

test('a reason is asked for, kept apart by rule, and sent with the same command', async () => {
    const run = vi.fn(async () => good);
    const asked = possibility('needs-reason', obstacle('notice.late', 'generally'));
    const page = mount(ActionButton, { of: asked, run });
    await press(page.querySelector('button'));
    const area = page.querySelector('textarea');
    expect(area).not.toBeNull();
    await press(page.querySelector('[type=submit]'));
    expect(run).not.toHaveBeenCalled();
    expect(page.textContent).toContain('请写明未按第十八条第二款办理的理由。');
    if (area) {
        area.value = '  省委急件 ';
        area.dispatchEvent(new Event('input'));
    }
    await press(page.querySelector('[type=submit]'));
    expect(run).toHaveBeenCalledExactlyOnceWith(asked, { 'notice.late': '省委急件' });
    await flushPromises();
    expect(page.querySelector('textarea')).toBeNull();
});

test('while reasons are asked for, the button that sends them is the only main one', async () => {
    const asked = possibility('needs-reason', obstacle('notice.late', 'generally'));
    const page = mount(ActionButton, { of: asked, run: vi.fn(async () => good), look: 'main' });
    expect(page.querySelectorAll('.button.main')).toHaveLength(1);
    await press(page.querySelector('button'));
    expect([...page.querySelectorAll('.button.main')].map((one) => one.getAttribute('type'))).toEqual(['submit']);
});

test('a number that cannot be read is not called missing', async () => {
    const run = vi.fn();
    vi.stubGlobal('fetch', run);
    const fields = [{ name: 'issued', kind: 'number', label: '发出表决票' }];
    const page = mount(CommandForm, { of: possibility('yes'), fields, data: (values: object) => values });
    const input = page.querySelector('input');
    if (input) input.value = '五张';
    input?.dispatchEvent(new Event('input'));
    await flushPromises();
    await press(page.querySelector('.button.main'));
    expect(page.textContent).toContain('请填写整数。');
    expect(page.textContent).not.toContain('请填写“发出表决票”');
    expect(run).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
});

test('who has written a reason under what cannot be taken back is not asked once more', async () => {
    const run = vi.fn(async () => good);
    const asked = possibility('needs-reason', obstacle('agenda.unfinished', 'generally'));
    const page = mount(ActionButton, { of: asked, run, confirm: '散会后不能再审议。' });
    await press(page.querySelector('button'));
    expect(page.querySelector('.why')?.textContent).toContain('散会后不能再审议。');
    const area = page.querySelector('textarea');
    if (area) {
        area.value = '时间不够';
        area.dispatchEvent(new Event('input'));
    }
    await press(page.querySelector('[type=submit]'));
    expect(document.querySelector('[role=alertdialog]')).toBeNull();
    expect(run).toHaveBeenCalledExactlyOnceWith(asked, { 'agenda.unfinished': '时间不够' });
});

test('each reason says what it is asked for, and no two boxes have one name', async () => {
    const late = obstacle('notice.late', 'generally');
    const missing = obstacle('notice.missing', 'generally');
    expect(Object.values(reasonWords([late, missing, late]))).toEqual([
        '未按第十八条第二款办理的理由',
        '未按第十八条第二款办理的理由 (2)',
    ]);
    const page = mount(CommandForm, {
        of: possibility('needs-reason', late, missing),
        fields: [{ name: 'reason', kind: 'area', label: '改期理由', value: '场地冲突' }],
        data: (values: unknown) => values,
    });
    await press(page.querySelector('.bar button'));
    const names = [...page.querySelectorAll('label')].map((one) => one.textContent?.trim());
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(3);
});

test('a refusal that comes only when it is sent is shown the same way', async () => {
    const refused: Outcome = {
        ok: false,
        problem: {
            type: '',
            title: '',
            status: 409,
            detail: '',
            answer: 'refused',
            obstacles: [obstacle('quorum.open', 'must')],
        },
    };
    const page = mount(ActionButton, { of: possibility('yes'), run: async () => refused });
    await press(page.querySelector('button'));
    await flushPromises();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('quorum.open 未满足');
    expect(page.querySelector('button')?.getAttribute('aria-disabled')).toBe('true');
});

test('a refusal of what was sent stands no longer once something else would be sent', async () => {
    const given = ref('{"starts":"2020-01-01"}');
    const answers: Outcome[] = [
        {
            ok: false,
            problem: {
                type: '',
                title: '',
                status: 409,
                detail: '',
                answer: 'refused',
                obstacles: [obstacle('meeting.past', 'must')],
            },
        },
        good,
    ];
    const run = vi.fn(async () => answers.shift() ?? good);
    const Form = { render: () => h(ActionButton, { of: possibility('yes'), run, given: given.value }) };
    const page = mount(Form, {});
    await press(page.querySelector('button'));
    expect(page.querySelector('button')?.getAttribute('aria-disabled')).toBe('true');
    given.value = '{"starts":"2030-01-01"}';
    await flushPromises();
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(page.querySelector('button')?.getAttribute('aria-disabled')).toBeNull();
    await press(page.querySelector('button'));
    expect(run).toHaveBeenCalledTimes(2);
});

test('a fault is told and can be tried again', async () => {
    const broken: Outcome = { ok: false, problem: { type: '', title: '', status: 503, detail: '服务器正忙' } };
    const run = vi.fn(async (): Promise<Outcome> => broken);
    const page = mount(ActionButton, { of: possibility('yes'), run });
    await press(page.querySelector('button'));
    await flushPromises();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('服务器正忙');
    run.mockResolvedValue(good);
    await press(page.querySelector('button'));
    await flushPromises();
    expect(run).toHaveBeenCalledTimes(2);
    expect(page.querySelector('[role=alert]')).toBeNull();
});
