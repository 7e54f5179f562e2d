// touched
export const bookRoom = () => ({ confirmation: "" });
