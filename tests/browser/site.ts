/** The built client on a port of its own: with the gallery, without a server behind it. */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const place = fileURLToPath(new URL('../../build/gallery', import.meta.url));

export interface Site {
    address: string;
    close: () => Promise<void>;
}

export async function serveGallery(): Promise<Site> {
    await build({
        root: web,
        mode: 'gallery',
        logLevel: 'warn',
        build: { outDir: place, emptyOutDir: true, minify: false },
    });
    const server = await preview({
        root: web,
        logLevel: 'warn',
        build: { outDir: place },
        preview: { port: 0, host: '127.0.0.1' },
    });
    const at = server.httpServer.address();
    if (at === null || typeof at === 'string') throw new Error('the preview server has no port');
    return {
        address: `http://127.0.0.1:${at.port}`,
        close: () => server.close(),
    };
}
