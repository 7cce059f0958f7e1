import { expect, test } from 'vitest';
import { remedyPath } from '@/paths';

const meetingOf = (item: string) => (item === 'itm_1' ? 'mtg_1' : undefined);
const path = (command: string, at: string) => remedyPath(command, at, meetingOf);

test('a remedy leads to the page where its command is given', () => {
    expect(path('member.enter', 'meeting:mtg_1')).toBe('/meetings/mtg_1/live');
    expect(path('meeting.open', 'meeting:mtg_1')).toBe('/meetings/mtg_1/live');
    expect(path('meeting.move', 'meeting:mtg_1')).toBe('/meetings/mtg_1');
    expect(path('notice.send', 'meeting:mtg_1')).toBe('/meetings/mtg_1');
    expect(path('leave.ask', 'meeting:mtg_1')).toBe('/meetings/mtg_1');
    expect(path('minutes.draft', 'meeting:mtg_1')).toBe('/meetings/mtg_1/minutes');
    expect(path('statement.make', 'item:itm_1')).toBe('/meetings/mtg_1/live');
    expect(path('recusal.declare', 'item:itm_1')).toBe('/meetings/mtg_1');
    expect(path('vote.cast', 'item:itm_2')).toBe('/meetings');
    expect(path('evidence.give', 'matter:mtr_1')).toBe('/matters/mtr_1');
    expect(path('agenda.add', 'matter:mtr_1')).toBe('/meetings');
    expect(remedyPath('agenda.add', 'matter:mtr_1', meetingOf, 'mtg_2')).toBe('/meetings/mtg_2');
    expect(path('directive.issue', 'decision:d1')).toBe('/decisions/d1');
    expect(path('presidency.entrust', 'body')).toBe('/people');
    expect(path('office.end', 'person:p1')).toBe('/people');
    expect(path('parameter.set', 'body')).toBe('/charter');
    expect(path('matter.propose', 'body')).toBe('/matters');
});
