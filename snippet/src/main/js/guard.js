// Nothing that goes wrong in here may reach the page: every way in passes through `guarded`.
export const guarded =
  (action) =>
  (...args) => {
    try {
      return action(...args);
    } catch {}
  };

export const listen = (type, action) => addEventListener(type, guarded(action), true);
