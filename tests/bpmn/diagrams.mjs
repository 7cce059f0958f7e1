// Holds the diagram of every procedure of some charters, in both languages, against the recommended rules of bpmnlint,
// where a warning is a fault, too; and goes through each with all answers that can be given: it must come to one end.
//
//   node diagrams.mjs PROGRAM CHARTER…
import {execFileSync} from 'node:child_process'
import {BpmnModdle} from 'bpmn-moddle'
import {Linter} from 'bpmnlint'
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js'
import {createRequire} from 'node:module'

const [program, ...charters] = process.argv.slice(2)
if (charters.length === 0) throw new Error('usage: node diagrams.mjs PROGRAM CHARTER…')

const resolver = new NodeResolver({require: createRequire(import.meta.url)})
const run = (...words) => execFileSync(program, words, {encoding: 'utf8', maxBuffer: 1 << 26})

/** What is wrong with the XML, one line each. */
async function faultsOf(xml) {
    const {rootElement, warnings} = await new BpmnModdle().fromXML(xml)
    // A linter of its own for each: its rules remember the ids they have seen.
    const linter = new Linter({config: {extends: 'bpmnlint:recommended'}, resolver})
    const reports = Object.entries(await linter.lint(rootElement))
    return [
        ...warnings.map(({message}) => message),
        ...reports.flatMap(([rule, found]) => found.map(({id, message}) => `${rule} ${id}: ${message}`))
    ]
}

/**
 * Where the process arrives with these answers, node by node, by the rules of BPMN's tokens: a parallel gateway waits for
 * one on each way in and gives one to each way out, whatever chooses gives it to one of two, an end keeps it, and an end
 * that terminates takes all others away.
 */
function carriedOut(process, answers) {
    const waiting = new Map()
    const ends = []
    const steps = new Set()
    const todo = [process.flowElements.find(({$type}) => $type === 'bpmn:StartEvent')]
    while (todo.length > 0) {
        const node = todo.shift()
        const into = node.incoming ?? []
        const out = node.outgoing ?? []
        if (node.$type === 'bpmn:ParallelGateway' && into.length > 1) {
            waiting.set(node.id, (waiting.get(node.id) ?? 0) + 1)
            if (waiting.get(node.id) < into.length) continue
            waiting.delete(node.id)
        }
        if (node.$type.endsWith('Task') && steps.has(node.id)) throw new Error(`${node.id} is done twice`)
        steps.add(node.id)
        if (node.$type === 'bpmn:EndEvent') {
            ends.push(node.id)
            if ((node.eventDefinitions ?? []).length > 0) return {ends: [node.id], left: 0}
        } else if (node.default !== undefined) {
            todo.push(out.find((flow) => (flow === node.default) !== answers.get(node.id)).targetRef)
        } else {
            todo.push(...out.map(({targetRef}) => targetRef))
        }
    }
    return {ends, left: waiting.size}
}

/** What is wrong with the ways through it, whatever is answered: one line each. */
async function courseFaultsOf(xml) {
    const {rootElement} = await new BpmnModdle().fromXML(xml)
    const process = rootElement.rootElements.find(({$type}) => $type === 'bpmn:Process')
    const asked = process.flowElements.filter((node) => node.default !== undefined)
    if (asked.length > 12) throw new Error(`${process.id} asks more than is tried here`)
    const faults = []
    for (let number = 0; number < 2 ** asked.length; ++number) {
        const answers = new Map(asked.map(({id}, bit) => [id, ((number >> bit) & 1) === 0]))
        const {ends, left} = carriedOut(process, answers)
        const broken = ends.length === 1 && answers.get(ends[0].replace(/^no-/, 'question-')) === false
        if (!broken && (ends.join() !== 'end' || left > 0))
            faults.push(`with answers ${number} it ends at ${ends.join(', ') || 'nothing'}, ${left} joins left open`)
        ways += 1
    }
    return faults
}

let ways = 0
let good = 0
let bad = 0
for (const charter of charters) {
    const names = run('diagram', charter)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('\t')[0])
    if (names.length === 0) throw new Error(`${charter} has no procedures`)
    for (const name of names) {
        for (const language of ['zh', 'en']) {
            const xml = run('diagram', charter, name, '--language', language)
            const faults = [...(await faultsOf(xml)), ...(await courseFaultsOf(xml))]
            for (const fault of faults) console.error(`${charter} ${name} ${language}: ${fault}`)
            if (faults.length === 0) good += 1
            else bad += 1
        }
    }
}
// The linter must be able to fail: what follows has no end, and no drawing.
const broken = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 id="d" targetNamespace="t"><bpmn:process id="p"><bpmn:startEvent id="s"/></bpmn:process></bpmn:definitions>`
if ((await faultsOf(broken)).length === 0) throw new Error('the linter finds nothing')

console.log(`${good} diagrams, ${ways} ways through them`)
console.log(`# pass ${good}`)
console.log(`# fail ${bad}`)
process.exitCode = bad === 0 ? 0 : 1
