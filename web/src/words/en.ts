import type { Words } from './index';
import { accountsEn } from './accounts.en';
import { pagesEn } from './pages.en';
import { proceduresEn } from './procedures.en';
import { roomsEn } from './rooms.en';

/** English. A missing or unknown key does not compile. `one form|other form` chooses by `{n}`. */
export const en: Words = {
    ...accountsEn,
    ...pagesEn,
    ...proceduresEn,
    ...roomsEn,
    'app.name': 'Quorate',
    'app.toContent': 'Skip to content',
    'app.mainNav': 'Main navigation',
    'app.more': 'More',
    'app.product': 'Decide by the charter, prove it afterwards',

    'place.today': 'Today',
    'place.meetings': 'Meetings',
    'place.matters': 'Matters',
    'place.decisions': 'Decisions',
    'place.directives': 'Directives',
    'place.charter': 'Charter',
    'place.journal': 'Journal',

    'person.menu': 'personal menu',
    'person.signOut': 'Sign out',
    'person.you': 'you',
    'person.seek': 'Type a name or an office',
    'person.none': 'Nobody found',
    'person.drop': 'Remove {name}',

    'show.menu': 'Display settings',
    'show.size': 'Type size',
    'show.size.normal': 'Normal',
    'show.size.large': 'Large',
    'show.size.xlarge': 'Extra large',
    'show.theme': 'Appearance',
    'show.theme.auto': 'As the system',
    'show.theme.light': 'Light',
    'show.theme.dark': 'Dark',
    'show.theme.contrast': 'High contrast',
    'show.language': 'Language',

    'link.lost': 'Connection lost, reconnecting; you see things as of {time}',
    'link.back': 'Connected again',
    'link.none': 'The server cannot be reached. Please check the network and try again.',

    'signIn.title': 'Sign in',
    'signIn.name': 'Account name',
    'signIn.password': 'Password',
    'signIn.go': 'Sign in',
    'signIn.wrong': 'The account name or the password is not right.',
    'signIn.slow': 'Too many attempts. Please try again in {time}.',
    'signIn.needName': 'Please enter your account name.',
    'signIn.needPassword': 'Please enter your password.',
    'signIn.again': 'Your session has ended. Please sign in again.',

    'why.missing': '{n} thing missing|{n} things missing',
    'why.notYours': 'not yours to do',
    'why.notNow': 'not now',
    'why.reasons': 'needs {n} reason|needs {n} reasons',
    'why.cannot': 'Not possible now: {action}',
    'why.needsReason': '{action}: a reason is needed',
    'why.needsReasonNote':
        'The charter asks this generally. You may go on with a reason; it is entered in the journal as an exception and cannot be changed.',
    'why.reason': 'Reason for departing from {article}',
    'why.reasonEmpty': 'Please state the reason.',
    'why.send': 'Record the reason: {action}',
    'why.remedies': 'What can be done',
    'why.generallyNote': 'This one is asked generally: once the binding ones are met, a reason is enough.',
    'why.close': 'Fold away',
    'why.fault': 'Not done: {detail}',
    'why.faultPlain': 'Not done. Please try again later.',

    'quote.gist': 'Gist (no official text attached)',
    'quote.above': 'quoted above',
    'quote.open': 'Open {article}',

    'verdict.holdsAll': 'Holds under all readings',
    'verdict.holdsSome': 'Another reading would give another result',
    'verdict.neededMark': '{n} needed',

    'state.loading': 'Loading',
    'state.error': 'Could not be read',
    'state.retry': 'Try again',
    'state.empty': 'Nothing here yet',

    'table.sort': 'Order',
    'table.asGiven': 'As it is',
    'table.up': 'By {column}, rising',
    'table.down': 'By {column}, falling',

    'list.comma': ', ',

    'field.optional': 'optional',
    'field.choose': 'Choose',
    'field.letters': '{n} / {max} characters',
    'field.tooLong': '{n} character too many.|{n} characters too many.',
    'field.notNumber': 'Please enter a whole number.',
    'field.notMoney': 'Please enter a sum with at most two decimals.',
    'field.yuan': 'yuan',
    'field.wan': '{sum} × 10,000 yuan',

    'date.year': 'year',
    'date.month': 'month',
    'date.day': 'day',
    'date.hour': 'hour',
    'date.minute': 'minute',
    'date.open': 'Open calendar',
    'date.previous': 'Previous month',
    'date.next': 'Next month',
    'date.calendar': 'Calendar',

    'dialog.close': 'Close',
    'dialog.cancel': 'Not now',

    'order.up': 'Move “{name}” up',
    'order.down': 'Move “{name}” down',
    'order.moved': '“{name}” is now number {at} of {of}',
    'order.hint': 'Alt + ↑ ↓ moves the current item',

    'steps.label': 'Course',
    'steps.where': 'Step {at} of {of}: {name}',
    'steps.done': 'done',
    'steps.now': 'current',
    'steps.next': 'not begun',
    'steps.stopped': 'stopped',

    'diff.added': 'added',
    'diff.removed': 'removed',
    'diff.same': 'The two drafts are the same',
    'diff.count': '{added} added, {removed} removed',

    'time.endOfDay': '{day}, end of day',
    'time.in': '{span} left',
    'time.ago': '{span} ago',
    'time.days': '{n} day|{n} days',
    'time.hours': '{n} hour|{n} hours',
    'time.minutes': '{n} min',
    'time.seconds': '{n} s',

    'file.choose': 'Choose a file',
    'file.orDrop': 'or drop it here',
    'file.sending': 'Sending {name}',
    'file.drop': 'Remove {name}',
    'file.tooLarge': 'The file is too large; the limit is {limit}.',

    'page.notFound': 'There is no such page',
    'page.notFoundNote': 'The address may be mistaken, or you may not see this page.',
    'page.toToday': 'Back to today',
};
