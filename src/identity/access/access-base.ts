export const accessBase = "/skrivebord/adgang";
