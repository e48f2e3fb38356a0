/** How long a link to confirm by can be used; then who asked is erased. Long enough for a weekend away from the mailbox. */
export const requestDays = 3;

/** How far apart letters to one address are while nobody answers them, and how many there are at most: nobody's mailbox is filled from here. */
export const apartMs = 3_600_000;
export const mostUnanswered = 3;

/** How much one address may follow and have asked for together. */
export const mostAsked = 20;

/** As many records as one letter lists; a reader who follows everything is sent on to the register for the rest. */
export const mostListed = 50;
