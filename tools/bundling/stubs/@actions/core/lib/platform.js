// The action runs no other program; the real file brings @actions/exec to ask for the system's version.
export const getDetails = () => {
  throw new Error("The bundle of this action does not look at the system it runs on.");
};
