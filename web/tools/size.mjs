// Prints what a first visit downloads and fails when its JavaScript exceeds the budget of 150 KB gzip.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 150 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

// The heaviest first page counts, not only the entry: what the entry imports, and any one lazy route with its imports.
function filesOf(key, seen = new Set()) {
    if (seen.has(key)) return seen;
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) filesOf(imported, seen);
    return seen;
}
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const sum = (keys) => [...keys].reduce((total, key) => total + weight(manifest[key].file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shared = filesOf(entry);
const routes = (manifest[entry].dynamicImports ?? []).map((key) => ({
    key,
    bytes: sum(new Set([...shared, ...filesOf(key)])),
}));
routes.sort((a, b) => b.bytes - a.bytes);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`entry: ${kb(sum(shared))} gzip`);
for (const route of routes) console.log(`  with ${route.key}: ${kb(route.bytes)}`);
const heaviest = Math.max(sum(shared), ...routes.map((route) => route.bytes));
if (heaviest > budget) {
    console.error(`too heavy: ${kb(heaviest)} of ${kb(budget)}`);
    process.exit(1);
}
