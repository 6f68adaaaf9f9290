// Several copies of all stacks in one program: `dotnet exec … <copies>`. Each copy hangs below a construct of its own.
using System.Globalization;
using Constructs;
using HashiCorp.Cdktf;
using Tap;
using Tap.Core;
using Tap.Stacks;

var copies = int.Parse(args[0], CultureInfo.InvariantCulture);
var starting = Task.Run(JsiiRuntime.Start);
var settings = Settings.FromProcess();
starting.GetAwaiter().GetResult();
var app = new App();
for (var copy = 0; copy < copies; copy++)
{
    var scope = new Construct(app, $"copy-{copy}");
    _ = new FoundationStack(scope, settings);
    _ = new TasksStack(scope, settings);
    _ = new ProcessingStack(scope, settings);
    _ = new GatewayStack(scope, settings);
    _ = new EventsStack(scope, settings);
}

app.Synth();
