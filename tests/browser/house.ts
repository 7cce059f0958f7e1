/**
 * A server of its own for the tests of a file: fresh data, a free port, the demonstration body, the client as it is shipped;
 * and one browser, with a context for each person who looks.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launch, open, plain, reader, type Look } from './browser';
import { buildClient } from './site';

const inside = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAMS = ['dev', 'release'].map((kind) => inside(`../../build/${kind}/bin/quorate`));
const PASSWORD = 'let us decide';

export interface House {
    address: string;
    /** The program that serves, and where it is run. */
    program: string;
    root: string;
    browser: Browser;
    /** Somebody of the demonstration body at a browser of their own, signed in. */
    enter: (account: string, look?: Look) => Promise<Somebody>;
}

export interface Somebody {
    page: Page;
    /** What the page complained about on the console; a refused command is no complaint. */
    complaints: string[];
}

interface Server {
    address: string;
    close: () => Promise<void>;
}

function program(): string {
    const found = process.env.QUORATE_PROGRAM ?? PROGRAMS.find((path) => existsSync(path));
    if (found === undefined) throw new Error('build the program first, or name it in QUORATE_PROGRAM');
    return found;
}

/** The options that make the body one whose year is told: by a scenario that the program writes itself. */
function told(data: string, year: string[] | undefined): string[] {
    if (year === undefined) return [];
    const scenario = join(data, 'year.md');
    const text = execFileSync(program(), ['year', ...year], { maxBuffer: 64 * 1024 * 1024 });
    writeFileSync(scenario, text);
    return ['--scenario', scenario];
}

async function serve(charter: string, year?: string[]): Promise<Server> {
    const client = process.env.QUORATE_CLIENT ?? (await buildClient());
    const data = mkdtempSync(join(tmpdir(), 'quorate-'));
    const server = spawn(
        program(),
        [
            'serve',
            '--data',
            join(data, 'kept'),
            '--port',
            '0',
            '--web',
            client,
            '--demonstration',
            charter,
            ...told(data, year),
        ],
        { cwd: inside('../..'), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise<void>((done) => server.once('exit', () => done()));
    const address = await new Promise<string>((found, failed) => {
        let said = '';
        server.stdout.on('data', (words: Buffer) => {
            said += words.toString();
            const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
            if (match) found(match[0]);
        });
        server.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
    });
    return {
        address,
        close: async () => {
            server.kill('SIGTERM');
            await ended;
            rmSync(data, { recursive: true, force: true });
        },
    };
}

async function enter(address: string, browser: Browser, account: string, look: Look): Promise<Somebody> {
    const context = await reader(browser, look);
    const signedIn = await context.request.post(`${address}/api/v1/session`, {
        headers: { origin: address },
        data: { name: account, password: PASSWORD },
    });
    if (!signedIn.ok()) throw new Error(`${account} cannot sign in: ${signedIn.status()} ${await signedIn.text()}`);
    const { page, complaints } = await open(context, `${address}/today`);
    return { page, complaints };
}

/** The charter that the demonstration goes by. */
export const CHARTER = process.env.QUORATE_CHARTER ?? inside('../../charters/liaoning-2019.md');

/**
 * The house of a file's tests, opened before the first and closed after the last; it answers while they run. With the
 * options of `quorate year` its body has lived that year.
 */
export function useHouse(charter: () => string = () => CHARTER, year?: string[]): House {
    let server: Server;
    let browser: Browser;
    beforeAll(async () => {
        [server, browser] = await Promise.all([serve(charter(), year), launch()]);
    });
    afterAll(async () => {
        await browser?.close();
        await server?.close();
    });
    return {
        get address() {
            return server.address;
        },
        get browser() {
            return browser;
        },
        program: program(),
        root: inside('../..'),
        enter: (account, look = plain) => enter(server.address, browser, account, look),
    };
}
