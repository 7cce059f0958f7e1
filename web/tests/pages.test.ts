/** Every command that the server knows has a page that gives it, or a reason here why none does. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const WITHOUT_A_PAGE: Readonly<Record<string, string>> = {
    'body.found': 'a body is founded before anybody can sign in to it, by the command line',
    'clock.reached': 'time is told to the body by the server itself',
};

function files(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : [path];
    });
}

const paths = Object.keys(
    (JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8')) as { paths: Record<string, unknown> }).paths,
);
const commands = paths.flatMap((path) => /\/commands\/([a-z.-]+)$/.exec(path)?.[1] ?? []);
const source = files('src/pages')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
const given = (command: string) => new RegExp(`(\\b(of|run|all)\\(\\s*|enteredFor\\(\\s*)'${command}'`).test(source);

test('no command is without a page', () => {
    expect(commands.length).toBeGreaterThan(60);
    expect(commands.filter((one) => !given(one) && WITHOUT_A_PAGE[one] === undefined)).toEqual([]);
});

test('what is said to have no page has none', () => {
    expect(Object.keys(WITHOUT_A_PAGE).filter((one) => given(one))).toEqual([]);
});
