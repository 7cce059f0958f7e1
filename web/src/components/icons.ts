/** Line drawings on a field of 24 by 24, drawn with the pen of the text beside them. */
export const icons = {
    today: ['M5 5h14v15H5z', 'M5 9.5h14M9 3v4M15 3v4', 'M9 14.5l2 2 4-4'],
    meetings: [
        'M7.5 9.5h9v5h-9z',
        'M9 5.5h.01M12 5.5h.01M15 5.5h.01M9 18.5h.01M12 18.5h.01M15 18.5h.01M4 12h.01M20 12h.01',
    ],
    matters: ['M6 3.5h8.5L19 8v12.5H6z', 'M14 3.5V8.5h5', 'M9 12.5h7M9 16h5'],
    decisions: [
        'M4.5 20.5h15',
        'M12 3.5a3 3 0 0 1 3 3c0 2-1.2 2.8-1.2 5H17a2 2 0 0 1 2 2V17H5v-3.5a2 2 0 0 1 2-2h3.2c0-2.2-1.2-3-1.2-5a3 3 0 0 1 3-3z',
    ],
    directives: ['M6 21V4', 'M6 4.5c4-2 7 2 12 0v8.5c-5 2-8-2-12 0'],
    charter: ['M12 6.5c-2-1.6-4.5-2-8-2v13.5c3.5 0 6 .400 8 2 2-1.6 4.5-2 8-2V4.5c-3.5 0-6 .400-8 2z', 'M12 6.5V20'],
    journal: ['M9.5 14.5l5-5', 'M11 7l2-2a4.2 4.2 0 0 1 6 6l-2 2', 'M13 17l-2 2a4.2 4.2 0 0 1-6-6l2-2'],
    more: ['M4 7h16M4 12h16M4 17h16'],
    type: ['M3 19l5.5-14L14 19M5 14.5h7', 'M15.5 19l2.75-7L21 19M16.3 17h3.9'],
    person: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6'],
    close: ['M6 6l12 12M18 6L6 18'],
    check: ['M5 12.5l4.5 4.5L19 7.5'],
    cross: ['M7 7l10 10M17 7L7 17'],
    warn: ['M12 6v8', 'M12 17.8h.01'],
    wait: ['M12 7v5.5l3.5 2'],
    rest: ['M8 12h8'],
    down: ['M6 9.5l6 6 6-6'],
    up: ['M6 14.5l6-6 6 6'],
    left: ['M14.5 6l-6 6 6 6'],
    right: ['M9.5 6l6 6-6 6'],
    calendar: ['M5 5h14v15H5z', 'M5 9.5h14M9 3v4M15 3v4'],
    file: ['M6 3.5h8.5L19 8v12.5H6z', 'M14 3.5V8.5h5'],
    send: ['M12 16V5M7 10l5-5 5 5', 'M4.5 19.5h15'],
    search: ['M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M16 16l4.5 4.5'],
    add: ['M12 5v14M5 12h14'],
    line: ['M4 9a12 12 0 0 1 16 0M7.5 13a7 7 0 0 1 9 0M12 17.5h.01', 'M4 4l16 16'],
    leave: ['M14 4.5H5.5v15H14', 'M10.5 12H20M16.5 8.5L20 12l-3.5 3.5'],
} as const;

export type IconName = keyof typeof icons;
