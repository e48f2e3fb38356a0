/** How long a link to confirm by can be used; then who asked is erased. Long enough for a weekend away from the mailbox. */
export const requestDays = 3;

/** How far apart letters to one address are while nobody answers them, and how many there are at most: nobody's mailbox is filled from here. */
export const apartMs = 3_600_000;
export const mostUnanswered = 3;

/** How much one address may follow, and how much it may have been asked for it that nobody has said yes to. */
export const mostFollowed = 20;
export const mostWaiting = 100;

/** As many records as one letter lists; a reader who follows everything is sent on to the register for the rest. */
export const mostListed = 50;
