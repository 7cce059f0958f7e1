// Steps of one procedure a second, against bpmn-engine carrying out the process that we export of it, in the same run,
// in seconds of processor. Run from the root of the checkout, after `npm ci --prefix tests/bpmn` and the release build:
//
//   node bench/procedure.mjs build/release/bin/bench_procedure [rounds]
import {execFileSync} from 'node:child_process'
import {EventEmitter} from 'node:events'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const {Engine} = createRequire(new URL('../tests/bpmn/package.json', import.meta.url))('bpmn-engine')
const [program, rounds = '5'] = process.argv.slice(2)
if (program === undefined) throw new Error('usage: node bench/procedure.mjs PROGRAM [rounds]')

const STEPS = 3
const INSTANCES = 200
const folder = mkdtempSync(join(tmpdir(), 'procedure-'))
const file = join(folder, 'procedure.bpmn')

/** Every step that waits for somebody is done at once. The engine takes a condition in words for one that holds. */
async function carryOut(options) {
    const engine = new Engine({name: 'bench', ...options})
    const listener = new EventEmitter()
    const done = []
    listener.on('activity.wait', (activity) => {
        done.push(activity.id)
        activity.signal()
    })
    const ended = new Promise((resolve, reject) => {
        engine.once('end', resolve)
        engine.once('error', reject)
    })
    await engine.execute({listener})
    await ended
    if (done.join() !== 'step-approve,step-order,step-file') throw new Error(`the engine did ${done.join()}`)
}

/** Steps a second of processor. */
async function rate(options) {
    const before = process.cpuUsage()
    for (let instance = 0; instance < INSTANCES; ++instance) await carryOut(options)
    const {user, system} = process.cpuUsage(before)
    return (INSTANCES * STEPS) / ((user + system) / 1e6)
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
const here = []
const reading = []
const ready = []
for (let round = 0; round < Number(rounds); ++round) {
    here.push(Number(execFileSync(program, [file], {encoding: 'utf8'})))
    // An engine carries out nothing that does not say it is meant to be.
    const source = readFileSync(file, 'utf8').replace('isExecutable="false"', 'isExecutable="true"')
    const [parsed] = await new Engine({name: 'parsed', source}).getDefinitions()
    reading.push(await rate({source}))
    ready.push(await rate({sourceContext: parsed.environment.options.source}))
}
rmSync(folder, {recursive: true})
const figure = (value) => Math.round(value).toLocaleString('en').padStart(12)
console.log(`${figure(median(here))} /s  steps decided and applied`)
for (const [what, rates] of [
    ['bpmn-engine, the process read for each instance', reading],
    ['bpmn-engine, the process read once', ready]
]) {
    const ratios = rates.map((steps, round) => here[round] / steps)
    console.log(`${figure(median(rates))} /s  ${what}: ${median(ratios).toFixed(0)} times slower`)
}
