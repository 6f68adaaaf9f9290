using Tap.Core;
using Tap.Guardrails;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Guardrails;

/// <summary>What guardrails say of a stack as an app synthesizes it, with the paths that <c>Testing.Synth</c> leaves out.</summary>
internal static class StackReport
{
    /// <summary>The report on a stack called <c>test</c> that holds what <paramref name="build"/> puts into it.</summary>
    public static GuardrailReport Of(Action<TapStack> build, TimeProvider? clock = null, params IReadOnlyList<Rule> ownRules)
    {
        var folder = Directory.CreateTempSubdirectory("stack-report-");
        try
        {
            var app = new App(new AppConfig { Outdir = folder.FullName });
            var stack = new EmptyStack(app, SynthesizedStack.SettingsOf());
            build(stack);
            app.Synth();
            var json = File.ReadAllText(Path.Combine(folder.FullName, "stacks", "test", "cdk.tf.json"));
            return GuardrailReport.Of(
                [StackModel.FromConfiguration(json)], [.. Rule.All, .. ownRules], stack.Deployment.Acknowledgements, clock);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class EmptyStack(App app, Settings settings) : TapStack(app, "test", settings);
}
