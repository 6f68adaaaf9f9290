using System.Diagnostics.CodeAnalysis;
using Tap.Core;
using Tap.Guardrails;

namespace Tap.Hosting;

/// <summary>
/// Runs an app: starts jsii, synthesizes the stacks, checks the result, and writes a message for each error that a user can fix.
/// </summary>
public static class TapApp
{
    /// <summary>
    /// Synthesizes stacks from the settings of the process, and checks them against the guardrails. When anything fails, everything that
    /// could be deployed is removed from the output folder, including the output of an earlier run, which is out of date. The report of the
    /// guardrails stays there.
    /// </summary>
    /// <param name="stacks">The stacks of the app, with their own settings.</param>
    /// <returns>
    /// The exit code: 0, or 1 after the message of an error that a user can fix (a <see cref="TapException"/>, or a file that cannot be
    /// read or written), or after the stack trace of any other error.
    /// </returns>
    public static int Run(params IReadOnlyList<StackDefinition> stacks) => Run(stacks, []);

    /// <summary>
    /// Synthesizes and checks as <see cref="Run(IReadOnlyList{StackDefinition})"/> does, with additional rules of the app's own.
    /// </summary>
    /// <param name="stacks">The stacks of the app, with their own settings.</param>
    /// <param name="rules">The rules, each with an id that no other rule has.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<StackDefinition> stacks, IReadOnlyList<Rule> rules) =>
        Run((app, settings) => Create(app, settings, stacks), [.. stacks.SelectMany(stack => stack.Settings)], rules);

    /// <summary>Synthesizes and checks as <see cref="Run(IReadOnlyList{StackDefinition})"/> does.</summary>
    /// <param name="stacks">Creates the stacks of the app.</param>
    /// <param name="ofStacks">The stacks' own settings.</param>
    /// <returns>The exit code.</returns>
    public static int Run(Func<App, Settings, IReadOnlyList<TapStack>> stacks, params IReadOnlyList<SettingDefinition> ofStacks) =>
        Run(stacks, ofStacks, []);

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types", Justification = "Whatever goes wrong, nothing deployable may be left.")]
    private static int Run(
        Func<App, Settings, IReadOnlyList<TapStack>> stacks, IReadOnlyList<SettingDefinition> ofStacks, IReadOnlyList<Rule> rules)
    {
        var output = OutputFolder.OfProcess();
        // Node.js takes a while to start. Meanwhile, settings are read and functions are checked.
        var starting = Task.Run(JsiiRuntime.Start);
        try
        {
            var rehearsal = GuardrailCheck.Rehearsal(output, rules);
            // Done early, so that a run that is killed leaves no output of an earlier run either.
            output.Clear();
            GuardrailCheck.RefuseHcl();
            var settings = Settings.FromProcess(ofStacks);
            FunctionBundler.Prepare();
            starting.GetAwaiter().GetResult();
            rehearsal.Start();
            Synthesize(stacks, settings, output, rules);
            return 0;
        }
        catch (Exception exception)
        {
            output.ClearDeployable();
            Console.Error.WriteLine(CanBeMendedByUser(exception) ? exception.Message : exception);
            return 1;
        }
        finally
        {
            // A half-started process would outlive this one.
            Task.WaitAny(starting);
        }
    }

    private static List<TapStack> Create(App app, Settings settings, IReadOnlyList<StackDefinition> definitions)
    {
        var stacks = new List<TapStack>();
        foreach (var definition in definitions)
        {
            var stack = definition.Create(app, settings);
            if (stack.Deployment.Stack != definition.Name)
            {
                throw new InputException($"The stack '{stack.Deployment.Stack}' is defined as '{definition.Name}': "
                    + $"give the constructor of {stack.GetType().Name} the name of its definition.");
            }

            stacks.Add(stack);
        }

        return stacks;
    }

    private static void Synthesize(
        Func<App, Settings, IReadOnlyList<TapStack>> stacks, Settings settings, OutputFolder output, IReadOnlyList<Rule> rules)
    {
        // CDKTF creates only the last folder of a path.
        Directory.CreateDirectory(output.Path);
        var app = new App(new AppConfig { Outdir = output.Path });
        var made = stacks(app, settings);
        app.Synth();
        GuardrailCheck.Run(output, [.. made.SelectMany(stack => stack.Deployment.Acknowledgements)], rules);
    }

    private static bool CanBeMendedByUser(Exception exception) => exception is TapException or IOException or UnauthorizedAccessException;
}
