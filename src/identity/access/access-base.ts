export const accessBase = "/skrivebord/adgang";
/** In the page's address, after a token was made: opened again it says that it was shown. */
export const tokenShown = "tegn";
