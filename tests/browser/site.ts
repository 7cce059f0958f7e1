/** The client as it is built for the tests; with the gallery, on a port of its own, without a server behind it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build, preview, type InlineConfig } from 'vite';
import { launch } from './browser';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const inBuild = (name: string) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));
const SOURCES = ['src', 'public', 'index.html', 'package-lock.json', 'vite.config.ts'].map((name) => join(web, name));

interface Server {
    address: string;
    close: () => Promise<void>;
}

export interface Site {
    address: string;
    browser: Browser;
}

function lastChange(path: string): number {
    const of = statSync(path);
    if (!of.isDirectory()) return of.mtimeMs;
    return Math.max(of.mtimeMs, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}

/** Built again only when a source is younger than what stands there. */
async function built(name: string, config: InlineConfig): Promise<string> {
    const outDir = inBuild(name);
    const made = join(outDir, 'index.html');
    if (existsSync(made) && statSync(made).mtimeMs > Math.max(...SOURCES.map(lastChange))) return outDir;
    const { build: more, ...rest } = config;
    await build({ root: web, logLevel: 'warn', ...rest, build: { outDir, emptyOutDir: true, ...more } });
    return outDir;
}

export function buildClient(): Promise<string> {
    return built('browser', {});
}

async function serveGallery(): Promise<Server> {
    const outDir = await built('gallery', { mode: 'gallery', build: { minify: false } });
    const server = await preview({
        root: web,
        logLevel: 'warn',
        build: { outDir },
        preview: { port: 0, host: '127.0.0.1' },
    });
    const at = server.httpServer.address();
    if (at === null || typeof at === 'string') throw new Error('the preview server has no port');
    return {
        address: `http://127.0.0.1:${at.port}`,
        close: () => server.close(),
    };
}

/** The gallery for a file's tests, with one browser; it answers while they run. */
export function useGallery(): Site {
    let server: Server;
    let browser: Browser;
    beforeAll(async () => {
        [server, browser] = await Promise.all([serveGallery(), launch()]);
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
    };
}
