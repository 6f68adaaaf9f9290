// Several copies of all stacks in one program: `dotnet exec … <copies>`. Each copy hangs below a construct of its own.
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
        var copies = int.Parse(args[0], CultureInfo.InvariantCulture);
        var starting = Task.Run(JsiiRuntime.Start);
        var settings = Settings.FromProcess([.. Program.Stacks.SelectMany(stack => stack.Settings)]);
        starting.GetAwaiter().GetResult();
        var app = new App();
        for (var copy = 0; copy < copies; copy++)
        {
            var scope = new Construct(app, $"copy-{copy}");
            foreach (var stack in Program.Stacks)
                _ = stack.Create(scope, settings);
        }

        app.Synth();
    }
}
