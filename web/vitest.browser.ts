import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Tests that drive a real browser live with the other tests of the whole; their tools are installed here.
export default defineConfig({
    root: inside('../tests/browser'),
    server: { fs: { allow: [inside('..')] } },
    resolve: {
        alias: {
            'playwright-core': inside('node_modules/playwright-core'),
            'axe-core': inside('node_modules/axe-core'),
            vite: inside('node_modules/vite'),
        },
    },
    test: {
        environment: 'node',
        globals: true,
        // The tour is walked when its pictures are wanted: npm run pictures.
        include: [process.env.QUORATE_TOUR === undefined ? '**/*.test.ts' : 'tour.ts'],
        testTimeout: 900_000,
        hookTimeout: 300_000,
        fileParallelism: false,
    },
});
