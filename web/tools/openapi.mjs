// Holds an OpenAPI document against the specification: node web/tools/openapi.mjs FILE
import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const file = process.argv[2];
const config = await createConfig({ extends: ['spec'] });
const problems = await lintFromString({ source: readFileSync(file, 'utf8'), absoluteRef: file, config });
for (const problem of problems) {
    console.error(`${file}${problem.location[0]?.pointer ?? ''}: ${problem.message} (${problem.ruleId})`);
}
const errors = problems.filter((problem) => problem.severity === 'error').length;
console.log(`${problems.length} problems, ${errors} of them errors`);
process.exit(errors > 0 ? 1 : 0);
