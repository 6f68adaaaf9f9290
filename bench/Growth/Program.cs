// Several copies of all stacks in one program: `dotnet exec … <copies>`. Each copy hangs below a construct of its own. With `guarded` in
// place of a number, one copy is synthesized and checked as the app does it.
using System.Globalization;
using Constructs;
using HashiCorp.Cdktf;
using Tap;
using Tap.Core;
using Tap.Hosting;

internal static class Growth
{
    public static void Main(string[] args)
    {
        var isGuarded = args[0] == "guarded";
        var output = OutputFolder.OfProcess();
        var rehearsal = isGuarded ? GuardrailCheck.Rehearsal(output, []) : Task.CompletedTask;
        var starting = Task.Run(JsiiRuntime.Start);
        var settings = Settings.FromProcess([.. Program.Stacks.SelectMany(stack => stack.Settings)]);
        starting.GetAwaiter().GetResult();
        var app = new App();
        if (isGuarded)
        {
            rehearsal.Start();
            var stacks = Program.Stacks.Select(stack => stack.Create(app, settings)).ToList();
            app.Synth();
            GuardrailCheck.Run(output, [.. stacks.SelectMany(stack => stack.Deployment.Acknowledgements)]);
            return;
        }

        for (var copy = 0; copy < int.Parse(args[0], CultureInfo.InvariantCulture); copy++)
        {
            var scope = new Construct(app, $"copy-{copy}");
            foreach (var stack in Program.Stacks)
                _ = stack.Create(scope, settings);
        }

        app.Synth();
    }
}
