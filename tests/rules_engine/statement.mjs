// Articles 19 and 20 stated a second time, as rules of json-rules-engine. Nothing here was taken from the program: the
// heads are counted member by member, the rules compare by doubling and trebling, and the kinds that ask for two thirds
// are named as the articles name them.
import {Engine} from 'json-rules-engine'

/** Appointments (article 19.2), and the discipline of members (article 16.3, by the rules it refers to). */
export const askForTwoThirds = new Set(['personnel', 'discipline-members'])

const recused = new Set(['outside', 'recused-absent', 'recused-on-leave'])
const onLeave = new Set(['on-leave', 'recused-on-leave'])
const ayes = new Set(['赞成', '同意'])

export const readings = ['half-inclusive', 'two-thirds-inclusive', 'recused-present', 'recused-due', 'leave-due']

/** An answer to all readings, by their ids, from the program's member names. */
export const readingOf = (answers) =>
    Object.fromEntries(readings.map((id) => [id, answers[id.replaceAll('-', '_')]]))

/** The heads of one meeting under one reading. */
export function facts(kind, members, reading) {
    const count = (fits) => members.reduce((sum, member) => sum + (fits(member) ? 1 : 0), 0)
    const attending = count(({seat}) => seat === 'able' || (seat === 'outside' && reading['recused-present']))
    const roster = members.length
    const due = count(({seat}) => {
        if (recused.has(seat) && !reading['recused-due']) return false
        return !onLeave.has(seat) || reading['leave-due']
    })
    const forIt = count(({vote}) => vote !== undefined && ayes.has(vote))
    return {
        twoThirds: askForTwoThirds.has(kind),
        halfIncluded: reading['half-inclusive'],
        twoThirdsIncluded: reading['two-thirds-inclusive'],
        attending,
        twiceAttending: 2 * attending,
        thriceAttending: 3 * attending,
        members: roster,
        twiceMembers: 2 * roster,
        due,
        ayes: forIt,
        twiceAyes: 2 * forIt
    }
}

const is = (fact, value) => ({fact, operator: 'equal', value})
const more = (fact, than) => ({fact, operator: 'greaterThan', value: {fact: than}})
const atLeast = (fact, than) => ({fact, operator: 'greaterThanInclusive', value: {fact: than}})
const some = (fact) => ({fact, operator: 'greaterThan', value: 0})

/** Article 19.2: half of the members, two thirds for some kinds; whether "以上" includes the number is a reading. */
export const quorum = {
    all: [
        some('attending'),
        {
            any: [
                {all: [is('twoThirds', false), is('halfIncluded', true), atLeast('twiceAttending', 'members')]},
                {all: [is('twoThirds', false), is('halfIncluded', false), more('twiceAttending', 'members')]},
                {all: [is('twoThirds', true), is('twoThirdsIncluded', true), atLeast('thriceAttending', 'twiceMembers')]},
                {all: [is('twoThirds', true), is('twoThirdsIncluded', false), more('thriceAttending', 'twiceMembers')]}
            ]
        }
    ]
}

/** Article 20: more ayes than half of the members due to attend. */
export const passing = {all: [...quorum.all, some('ayes'), more('twiceAyes', 'due')]}

export const quorumEngine = () => new Engine([{conditions: quorum, event: {type: 'quorate'}}])
export const passingEngine = () => new Engine([{conditions: passing, event: {type: 'passed'}}])

export async function holds(engine, heads) {
    const {events} = await engine.run(heads)
    return events.length > 0
}

/** The smallest sets of readings that, answered otherwise, turn the outcome: tried one by one, all thirty-two. */
export async function turningReadings(engine, {kind, members}, reading, passed) {
    const turning = []
    for (let turns = 0; turns < 32; ++turns) {
        const other = Object.fromEntries(
            readings.map((id, bit) => [id, (turns >> bit) & 1 ? !reading[id] : reading[id]])
        )
        if ((await holds(engine, facts(kind, members, other))) !== passed) turning.push(turns)
    }
    return turning
        .filter((set) => !turning.some((less) => less !== set && (less & set) === less))
        .map((set) => readings.filter((_, bit) => (set >> bit) & 1).join('+'))
        .sort()
}
