import { expect, test } from 'vitest';
import { byField } from '@/api/problem';
import { filled, formFields, type Asked } from '@/pages/procedures/asked';
import { layOut, linesOf } from '@/pages/procedures/drawing';

const field = (name: string, type: string, optional = false): Asked => ({
    name,
    label: name,
    type,
    optional,
    choices: type === 'choice' ? [{ value: '省内', label: 'inside' }] : [],
});
const known = { people: [], matters: [{ value: 'm1', label: 'A matter' }] };
const step = (name: string, ...after: string[]) => ({ step: name, title: name, after });

test('every type of field that a charter can ask has one to fill in', () => {
    const kinds = [
        'text',
        'number',
        'date',
        'period',
        'person',
        'people',
        'place',
        'sum',
        'choice',
        'file',
        'matter',
        'decision',
        'entry',
    ];
    const fields = formFields(
        kinds.map((type) => field(type, type)),
        known,
        new Map([['sum', '12.50']]),
    );
    expect(fields.map((one) => one.kind)).toEqual([
        'area',
        'number',
        'date',
        'period',
        'person',
        'people',
        'text',
        'money',
        'cards',
        'file',
        'select',
        'select',
        'select',
    ]);
    expect(fields.find((one) => one.name === 'sum')).toMatchObject({ value: 1250 });
});

test('a day that is settled is offered, and what was said stays', () => {
    const dated = { ...field('day', 'date'), offered: '2026-03-05' };
    const start = (said: ReadonlyMap<string, string>) => formFields([dated], known, said)[0];
    expect(start(new Map())).toMatchObject({ value: '2026-03-05' });
    expect(start(new Map([['day', '2026-03-04']]))).toMatchObject({ value: '2026-03-04' });
});

test('several people go as their ids with blanks between them, and come back one by one', () => {
    const asked = [field('present', 'people'), field('guests', 'people', true)];
    expect(filled(asked, { present: ['a', 'b'], guests: [] })).toEqual({ values: { present: 'a b' }, files: {} });
    const again = formFields(asked, known, new Map([['present', 'a b']]));
    expect(again[0]).toMatchObject({ kind: 'people', value: ['a', 'b'] });
    expect(again[1]).toMatchObject({ value: undefined });
});

test('what was filled in goes as texts and files; a file that is not sent again stays', () => {
    const kept = { title: 'Old', digest: 'b', media: 'application/pdf', bytes: 2 };
    const sent = { title: 'New', digest: 'a', media: 'application/pdf', bytes: 1 };
    const asked = [field('price', 'sum'), field('copies', 'number'), field('paper', 'file'), field('proof', 'file')];
    const values = { price: 120050, copies: 3, paper: sent };
    expect(filled(asked, values, { proof: kept })).toEqual({
        values: { price: '1200.50', copies: '3' },
        files: { paper: sent, proof: kept },
    });
});

test('what is wrong with a field of the form is told at that field', () => {
    const told = byField([
        { at: '/values/days', detail: 'two days' },
        { at: '/files/paper/digest', detail: 'no file' },
        { at: '/reason', detail: 'why' },
    ]);
    expect(told).toEqual({ days: 'two days', paper: 'no file', reason: 'why' });
});

test('steps that can begin together stand side by side, and what waits for both below', () => {
    const drawn = layOut([step('a'), step('b'), step('c', 'a', 'b'), step('d', 'c')]);
    const at = (name: string) => drawn.boxes.find((box) => box.step.step === name)!;
    expect(at('a').y).toBe(at('b').y);
    expect(at('a').x).toBeLessThan(at('b').x);
    expect(at('c').y).toBeGreaterThan(at('a').y);
    // Two from the start, two to the one that waits for both, one between the last two, one to the end.
    expect(drawn.lines).toHaveLength(6);
    expect(drawn.boxes.every((box) => box.x >= 0 && box.x <= drawn.width && box.y < drawn.height)).toBe(true);
});

test('a title takes two lines at most', () => {
    expect(linesOf('书记审批')).toEqual(['书记审批']);
    expect(linesOf('The vice-governor in charge answers')).toHaveLength(2);
    expect(linesOf('总值班室呈省长审批并将结果告知办公室和秘书处')).toHaveLength(2);
});
