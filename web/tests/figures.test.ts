import { afterEach, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import * as views from '@/api/views';
import FigureTable from '@/pages/procedures/FigureTable.vue';
import { readFrom } from '@/pages/procedures/beginning';
import { mount } from './mounting';

afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
});

const figure = {
    name: 'attendance',
    title: '参加学习情况',
    article: { anchor: 'art1', label: '第一条', gist: '' },
    register_name: 'study',
    choices: ['讲座', '实操'],
    own: false,
    lines: [{ member: 'a', name: '陈立群', counts: [1, 2], all: 3 }],
};
const heads = (page: HTMLElement) => [...page.querySelectorAll('th')].map((one) => one.textContent?.trim());
const cells = (page: HTMLElement) => [...page.querySelectorAll('td .cell')].map((one) => one.textContent?.trim());

test('a figure has a column for each choice and one for all of them', () => {
    const page = mount(FigureTable, { figure });
    expect(heads(page)).toEqual(['成员', '讲座', '实操', '合计']);
    expect(cells(page)).toEqual(['陈立群', '1', '2', '3']);
    expect(page.textContent).not.toContain('只列您本人');
});

test('hands are told of how many asked for them, and what is added up by its own name', () => {
    const signed = { ...figure, choices: [], own: true, summed: '学时' };
    const asked = mount(FigureTable, {
        figure: { ...signed, lines: [{ member: 'a', name: '陈立群', counts: [], all: 6, of: 8 }] },
    });
    expect(heads(asked)).toEqual(['成员', '已办 / 应办']);
    expect(cells(asked)).toEqual(['陈立群', '6/8']);
    expect(asked.textContent).toContain('累计「学时」');
    expect(asked.textContent).toContain('只列您本人');
    const summed = mount(FigureTable, {
        figure: { ...signed, lines: [{ member: 'a', name: '陈立群', counts: [], all: 6 }] },
    });
    expect(heads(summed)).toEqual(['成员', '学时']);
});

test('when the time of a step has come the page reads itself anew, once', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-12T15:59:58Z') });
    const read = vi.spyOn(views, 'readAgain').mockResolvedValue();
    const Step = defineComponent({ setup: () => (readFrom(() => '2026-03-12T16:00:00Z'), () => h('p')) });
    mount(Step, {});
    await vi.advanceTimersByTimeAsync(1000);
    expect(read).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5000);
    expect(read).toHaveBeenCalledTimes(1);
});
