/** Every remedy that the engine can name has a place: the page it leads to has a button or a part that gives it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { beginForm, enlist, showHere } from '@/components/remedies';
import { remedyPath } from '@/paths';
import { router } from '@/router';

/** Where each is given, as the engine names it; an item is one of a meeting. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
    'agenda.add': ['meeting:m', 'matter:t'],
    'agenda.remove': ['item:i'],
    'ballot.close': ['item:i'],
    'ballot.issue': ['item:i'],
    'ballot.open': ['item:i'],
    'ballot.void': ['item:i'],
    'count.enter': ['item:i'],
    'directive.check': ['directive:d'],
    'directive.instruct': ['directive:d'],
    'directive.issue': ['decision:d'],
    'directive.progress': ['directive:d'],
    'evidence.give': ['matter:t'],
    'holidays.enter': ['body'],
    'item.defer': ['item:i'],
    'item.open': ['item:i'],
    'leave.ask': ['meeting:m'],
    'matter.accept': ['matter:t'],
    'matter.propose': ['body'],
    'meeting.close': ['meeting:m'],
    'meeting.move': ['meeting:m'],
    'meeting.open': ['meeting:m'],
    'member.enter': ['meeting:m'],
    'member.leave': ['meeting:m'],
    'minutes.answer': ['meeting:m'],
    'minutes.circulate': ['meeting:m'],
    'minutes.comment': ['meeting:m'],
    'minutes.correct': ['meeting:m'],
    'minutes.draft': ['meeting:m'],
    'minutes.sign': ['meeting:m'],
    'notice.send': ['meeting:m'],
    'observer.enter': ['item:i'],
    'observer.invite': ['item:i'],
    'observer.leave': ['item:i'],
    'office.end': ['person:p'],
    'opinion.read': ['item:i'],
    'parameter.set': ['body'],
    'presidency.entrust': ['body'],
    'reconsideration.consent': ['matter:t'],
    'recusal.declare': ['item:i'],
    'recusal.rule': ['item:i'],
    'statement.decline': ['item:i'],
    'statement.make': ['item:i'],
    'step.link': ['instance:n'],
    'vote.cast': ['item:i'],
};

function files(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : [path];
    });
}

const commands = new Set(
    Object.keys(
        (JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8')) as { paths: Record<string, unknown> }).paths,
    ).flatMap((path) => /\/commands\/([a-z.-]+)$/.exec(path)?.[1] ?? []),
);

/** The engine writes a remedy as a command in braces, with a place after it. */
function named(): string[] {
    const sources = ['meetings', 'people', 'procedures', 'body'].flatMap((room) => files(`../src/${room}`));
    const found = sources
        .filter((path) => path.endsWith('.cpp'))
        .map((path) => readFileSync(path, 'utf8'))
        .flatMap((text) => [
            ...text.matchAll(
                /\{\s*(?:[\w.>-]+\(\) \? )?"([a-z-]+\.[a-z-]+)"(?: : "([a-z-]+\.[a-z-]+)")?,\s*(?:"(?:body"|person:)|at\b|place\()/g,
            ),
        ])
        .flatMap(([, one, other]) => [one ?? '', other ?? '']);
    return [...new Set(found)].filter((one) => commands.has(one));
}

/** A page with all it is made of. */
function sourceOf(path: string, seen = new Set<string>()): string {
    if (seen.has(path) || !existsSync(path)) return '';
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    const parts = [...text.matchAll(/from '((?:\.|@)[^']+)'/g)].map(([, from = '']) => {
        const at = from.startsWith('@/') ? join('src', from.slice(2)) : resolve(dirname(path), from);
        return sourceOf(at.endsWith('.vue') ? at : `${at}.ts`, seen);
    });
    return [text, ...parts].join('\n');
}

const pageOf = new Map(
    [
        ...readFileSync('src/router.ts', 'utf8').matchAll(
            /path: '([^']+)', component: \(\) => import\('\.\/([^']+)'\)/g,
        ),
    ].map(([, path = '', file = '']) => [path, `src/${file}`]),
);

const gives = (source: string, command: string) =>
    new RegExp(`(\\b(of|run|all)\\(\\s*|enteredFor\\(\\s*)'${command}'`).test(source) ||
    new RegExp(`data-gives="([^"]* )?${command}[ "]`).test(source);

afterEach(() => document.body.replaceChildren());

test('every remedy of the engine is known here, and none that it does not name', () => {
    const all = named();
    expect(all.length).toBeGreaterThan(35);
    expect(all.filter((one) => PLACES[one] === undefined)).toEqual([]);
    expect(Object.keys(PLACES).filter((one) => !all.includes(one))).toEqual([]);
});

test('every remedy leads to a page that gives it', () => {
    const lost = Object.entries(PLACES).flatMap(([command, places]) =>
        places.filter((at) => {
            const path = remedyPath(command, at, () => 'm');
            const file = pageOf.get(router.resolve(path).matched[0]?.path ?? '');
            return file === undefined || !gives(sourceOf(file), command);
        }),
    );
    expect(lost).toEqual([]);
});

test('what goes on an agenda is led to the row of its matter on the page where one is', () => {
    document.body.innerHTML = '<button id="one"></button><button id="two"></button>';
    const shown: string[] = [];
    const leave = ['one', 'two'].map((subject) =>
        enlist({
            gives: () => [{ command: 'agenda.add', at: 'meeting:m', subject, label: '', answer: 'yes', obstacles: [] }],
            show: () => shown.push(subject),
        }),
    );
    expect(showHere({ command: 'agenda.add', at: 'matter:two', label: '' })).toBe(true);
    expect(showHere({ command: 'agenda.add', at: 'matter:three', label: '' })).toBe(false);
    expect(shown).toEqual(['two']);
    for (const one of leave) one();
});

const remedy = (command: string) => ({ command, at: 'meeting:m', label: '' });

test('a form that ends in the button is begun, and seen to be; a part says what it gives', () => {
    document.body.innerHTML = `
        <details><form><textarea></textarea><button id="draft"></button></form></details>
        <section data-gives="member.enter member.leave"><button id="enter"></button></section>`;
    const draft = document.querySelector<HTMLElement>('#draft');
    const leave = enlist({
        gives: () => [
            { command: 'minutes.draft', at: 'meeting:m', subject: '', label: '', answer: 'yes', obstacles: [] },
        ],
        show: () => draft && beginForm(draft),
    });
    expect(showHere(remedy('minutes.draft'))).toBe(true);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    expect(document.activeElement?.hasAttribute('data-pointed')).toBe(true);
    expect(document.querySelector('details')?.open).toBe(true);
    expect(showHere(remedy('member.leave'))).toBe(true);
    expect(document.activeElement?.id).toBe('enter');
    expect(document.querySelector('textarea')?.hasAttribute('data-pointed')).toBe(false);
    expect(showHere(remedy('minutes.sign'))).toBe(false);
    leave();
    expect(showHere(remedy('minutes.draft'))).toBe(false);
});
