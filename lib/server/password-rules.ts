/** Also what the sign-up form tells before anything is sent. */
export const minPasswordLength = 8;
export const maxPasswordLength = 128;
