import { expect, test } from 'vitest';
import type { Component } from 'vue';
import DataTable from '@/components/DataTable.vue';
import FilteredTable from '@/components/FilteredTable.vue';
import LongText from '@/components/LongText.vue';
import FileField from '@/fields/FileField.vue';
import SelectField from '@/fields/SelectField.vue';
import { isNeeded } from '@/forms/fields';
import DirectiveMarks from '@/pages/directive/DirectiveMarks.vue';
import { outcomeText } from '@/pages/item/outcome';
import { concerned, matterFields } from '@/pages/matter/fields';
import { lastLook, lookedNow } from '@/pages/today/looked';
import { flushPromises, mount, press } from './mounting';

test('a long statement is folded, and nothing of it is lost', async () => {
    const text = '同意。'.repeat(100);
    const page = mount(LongText, { text });
    expect(page.querySelector('.said')?.textContent).toHaveLength(141);
    const button = page.querySelector('button');
    expect(button?.getAttribute('aria-expanded')).toBe('false');
    await press(button);
    expect(page.querySelector('.said')?.textContent).toBe(text);
    expect(button?.getAttribute('aria-expanded')).toBe('true');
    expect(mount(LongText, { text: '同意。' }).querySelector('button')).toBeNull();
});

test('a table is narrowed by what its rows have, and says when nothing is left', async () => {
    const rows = [
        { id: '1', who: 'chen', what: 'read' },
        { id: '2', who: 'liu', what: 'read' },
        { id: '3', who: 'liu', what: 'signed-in' },
    ];
    const page = mount(FilteredTable as unknown as Component, {
        caption: '日志',
        columns: [
            { key: 'who', label: '账号', text: (row: (typeof rows)[number]) => row.who },
            { key: 'what', label: '行为', text: (row: (typeof rows)[number]) => row.what },
        ],
        rows,
        rowKey: (row: (typeof rows)[number]) => row.id,
        filters: [
            { key: 'who', label: '账号', of: (row: (typeof rows)[number]) => row.who },
            { key: 'what', label: '行为', of: (row: (typeof rows)[number]) => row.what },
        ],
        none: '没有记录',
    });
    const choose = async (index: number, value: string) => {
        const select = page.querySelectorAll('select')[index];
        if (!select) throw new Error('there is no such filter');
        select.value = value;
        select.dispatchEvent(new Event('change'));
        await flushPromises();
    };
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
    await choose(0, 'chen');
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
    await choose(1, 'signed-in');
    expect(page.textContent).toContain('没有记录');
});

test('a long table comes in parts, and words find what is not shown yet', async () => {
    type Row = { id: string; what: string };
    const rows: Row[] = Array.from({ length: 100 }, (_, at) => ({ id: String(at), what: `事项 ${at}` }));
    const page = mount(DataTable as unknown as Component, {
        caption: '事项',
        columns: [{ key: 'what', label: '事项', text: (row: Row) => row.what }],
        rows,
        rowKey: (row: Row) => row.id,
    });
    const shown = () => page.querySelectorAll('tbody tr').length;
    expect(shown()).toBe(40);
    expect(page.textContent).toContain('已显示 40 项，共 100 项');
    await press(page.querySelector('button'));
    expect(shown()).toBe(80);
    await press(page.querySelector('button'));
    expect(shown()).toBe(100);
    expect(page.querySelector('button')).toBeNull();

    const found = mount(FilteredTable as unknown as Component, {
        caption: '事项',
        columns: [{ key: 'what', label: '事项', text: (row: Row) => row.what }],
        rows,
        rowKey: (row: Row) => row.id,
        filters: [],
        find: { label: '查找', of: (row: Row) => row.what },
        none: '没有',
    });
    const field = found.querySelector('input');
    if (!field) throw new Error('there is nothing to look with');
    field.value = '99 事项';
    field.dispatchEvent(new Event('input'));
    await flushPromises();
    expect(found.querySelectorAll('tbody tr')).toHaveLength(1);
});

/** As many rows as are asked for, in a table of their own. */
function numbered(count: number): HTMLElement {
    return mount(DataTable as unknown as Component, {
        caption: '事项',
        columns: [{ key: 'id', label: '号', text: (row: { id: string }) => row.id }],
        rows: Array.from({ length: count }, (_, at) => ({ id: String(at) })),
        rowKey: (row: { id: string }) => row.id,
    });
}

test('a few rows more than a part are shown with it, and on paper there are no parts', async () => {
    expect(numbered(50).querySelectorAll('tbody tr')).toHaveLength(50);
    const long = numbered(300);
    dispatchEvent(new Event('beforeprint'));
    await flushPromises();
    expect(long.querySelectorAll('tbody tr')).toHaveLength(300);
});

test('a long choice is narrowed by words, and what was chosen stays', async () => {
    const options = Array.from({ length: 60 }, (_, at) => ({ value: String(at), label: `决定 ${at}` }));
    const page = mount(SelectField as unknown as Component, { label: '决定', options, modelValue: '7' });
    const field = page.querySelector('input');
    if (!field) throw new Error('there is nothing to look with');
    expect(field.getAttribute('aria-label')).toBe('在“决定”中查找');
    field.value = '决定 5';
    field.dispatchEvent(new Event('input'));
    await flushPromises();
    const left = [...page.querySelectorAll('option')].map((one) => one.value).filter((one) => one !== '');
    expect(left).toContain('7');
    expect(left).toContain('5');
    expect(left).not.toContain('6');
    const short = mount(SelectField as unknown as Component, {
        label: '状态',
        options: options.slice(0, 5),
        modelValue: '',
    });
    expect(short.querySelector('input')).toBeNull();
});

test('what failed does not read as if it held', () => {
    const motion = { text: '同意采购方案', subject: '', passed: true };
    expect(outcomeText(motion)).toBe('同意采购方案');
    expect(outcomeText({ ...motion, passed: false })).toBe('未通过：同意采购方案');
    expect(outcomeText({ ...motion, subject: '顾思源' })).toBe('顾思源：同意采购方案');
});

test('a matter is changed with what it says already; persons keep who they are', () => {
    const people = [{ person: 'p1', name: '陈立群' }];
    const said = { title: '人选', gist: '拟任', persons: [{ name: '陈立群', person: 'p1' }, { name: '顾思源' }] };
    const fields = matterFields({ asks_sum: false, asks_persons: true }, people, said);
    const values = Object.fromEntries(fields.map((one) => [one.name, 'value' in one ? one.value : undefined]));
    expect(values).toMatchObject({ title: '人选', names: '顾思源', known: ['p1'] });
    expect(concerned(values, people)).toEqual([{ name: '陈立群', person: 'p1' }, { name: '顾思源' }]);
});

test('persons are asked for once: who names those of the body needs no others', () => {
    const fields = matterFields({ asks_sum: false, asks_persons: true }, []);
    const needed = (known: string[]) => fields.filter((one) => isNeeded(one, { known })).map((one) => one.name);
    expect(needed([])).toEqual(['title', 'gist', 'names']);
    expect(needed(['p1'])).toEqual(['title', 'gist']);
});

test('what came since the last look is new to each account by itself', () => {
    expect(lastLook('a')).toBeUndefined();
    lookedNow('a');
    expect(Date.parse(lastLook('a') ?? '')).toBeGreaterThan(Date.now() - 5000);
    expect(lastLook('b')).toBeUndefined();
    localStorage.clear();
});

test('a file that is refused says what is wrong with it, not how much', async () => {
    const problem = {
        type: 'about:blank',
        title: '',
        status: 422,
        detail: '共有 1 处需要更正',
        errors: [{ at: '', detail: '文件是空的' }],
    };
    const page = mount(FileField as unknown as Component, {
        label: '材料',
        send: async () => ({ ok: false, problem }),
    });
    const input = page.querySelector('input');
    Object.defineProperty(input, 'files', { value: [new File([], '空.txt')] });
    input?.dispatchEvent(new Event('change'));
    await flushPromises();
    expect(page.querySelector('[role=alert]')?.textContent?.trim()).toBe('文件是空的');
});

test('how a directive stands is said in words, whatever its colour', () => {
    const running = { name: 'running', label: '办理中' };
    const words = (line: Record<string, unknown>) =>
        [...mount(DirectiveMarks, { line: { stage: running, days_left: 20, problem_open: false, ...line } }).children]
            .map((one) => one.textContent?.trim())
            .join(' ');
    expect(words({ light: 'green' })).toBe('按期');
    expect(words({ light: 'amber', days_left: 3 })).toBe('临期');
    expect(words({ light: 'red', days_left: -2 })).toBe('逾期 2 天');
    expect(words({ light: 'red', problem_open: true })).toBe('问题待批示');
    expect(words({ light: 'red', days_left: -2, problem_open: true })).toBe('逾期 2 天 问题待批示');
    expect(words({ light: 'red' })).toBe('督查问题逾期未报');
    expect(words({ light: 'done', stage: { name: 'closed', label: '已办结' } })).toBe('已办结');
});
