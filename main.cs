using Tap.Hosting;
using Tap.Stacks;

return TapApp.Run((app, settings) =>
[
    new FoundationStack(app, settings),
    new TasksStack(app, settings),
    new ProcessingStack(app, settings),
    new GatewayStack(app, settings),
    new EventsStack(app, settings),
]);
