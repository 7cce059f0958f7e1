import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// The oldest engine the client is written for: see docs/decisions/ (browsers of offices lag behind).
const target = ['chrome97', 'firefox102', 'safari15.4'];

export default defineConfig({
    plugins: [vue()],
    resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
    build: { target, cssTarget: target, manifest: true, assetsInlineLimit: 0 },
    worker: { format: 'es' },
    server: {
        proxy: { '/api': { target: process.env.QUORATE_SERVER ?? 'http://127.0.0.1:8080' } },
        // The holidays stand beside the client, at the root of the checkout.
        fs: { allow: ['..'] },
    },
    test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'] },
});
