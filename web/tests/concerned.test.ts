/** Whom a matter concerns: recusals are found by these names, so none may be torn apart or lost. */
import { expect, test } from 'vitest';
import { concerned, evidenceFields } from '@/pages/matter/fields';

const people = [{ person: 'p1', name: '陈立群', note: '' }];
const names = (text: string, known: string[] = []) => concerned({ names: text, known }, people).map((one) => one.name);

test('names are parted by marks and lines, Chinese ones by blanks too', () => {
    expect(names('张三、李四，王五;赵六\n钱七')).toEqual(['张三', '李四', '王五', '赵六', '钱七']);
    expect(names('张三 李四　王五')).toEqual(['张三', '李四', '王五']);
});

test('a name with blanks of its own stays whole, also when it is written anew', () => {
    expect(names('John Smith、Mary Ann Lee')).toEqual(['John Smith', 'Mary Ann Lee']);
    expect(names(names('John Smith, 张三').join('、'))).toEqual(['John Smith', '张三']);
});

test('whoever belongs to the body is named once', () => {
    expect(concerned({ names: '陈立群、张三', known: ['p1'] }, people)).toEqual([
        { name: '陈立群', person: 'p1' },
        { name: '张三' },
    ]);
});

test('an entry is asked for as evidence only where one stands for it', () => {
    const research = [{ entry: 'r1', title: '食堂' }];
    expect(evidenceFields([], []).map((one) => one.name)).toEqual(['note', 'paper']);
    expect(evidenceFields([], research).map((one) => one.name)).toEqual(['note', 'paper', 'entry']);
});
