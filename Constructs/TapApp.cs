using Tap.Compute;
using Tap.Core;
using Tap.Guardrails;

namespace Tap;

/// <summary>The program around the stacks: it starts jsii, synthesizes, checks the result, and turns what a user can mend into a message.</summary>
public static class TapApp
{
    /// <summary>
    /// Synthesizes the stacks that <paramref name="stacks"/> makes, from the settings of the process, and checks them against the guardrails.
    /// </summary>
    /// <param name="stacks">Makes the stacks of an app.</param>
    /// <returns>The exit code: 0, or 1 after a message about settings, names, functions or guardrails.</returns>
    public static int Run(Func<App, Settings, IReadOnlyList<TapStack>> stacks)
    {
        // Node.js takes its time to start; settings are read and functions are checked beside it.
        var starting = Task.Run(JsiiRuntime.Start);
        try
        {
            var settings = Settings.FromProcess();
            FunctionPackage.Prepare();
            starting.GetAwaiter().GetResult();
            Synthesize(stacks, settings);
            return 0;
        }
        catch (Exception exception) when (exception is SettingsException or NameException or FunctionBuildException or GuardrailException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
        finally
        {
            // Left half-started, it would outlive this process.
            Task.WaitAny(starting);
        }
    }

    private static void Synthesize(Func<App, Settings, IReadOnlyList<TapStack>> stacks, Settings settings)
    {
        var app = new App();
        var output = app.Outdir;
        try
        {
            var made = stacks(app, settings);
            app.Synth();
            GuardrailCheck.Run(output, [.. made.SelectMany(stack => stack.Deployment.Acknowledgements)]);
        }
        finally
        {
            // CDKTF makes the folders with the app, before it is known whether anything will be in them.
            if (Directory.Exists(output) && !Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Any())
                Directory.Delete(output, recursive: true);
        }
    }
}
