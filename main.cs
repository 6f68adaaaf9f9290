using Tap;
using Tap.Stacks;

return TapApp.Run((app, settings) =>
[
    new TasksStack(app, settings),
]);
