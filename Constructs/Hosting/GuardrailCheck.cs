using Tap.Core;
using Tap.Guardrails;

namespace Tap.Hosting;

/// <summary>Checks the guardrails between synthesis and deployment.</summary>
public static class GuardrailCheck
{
    /// <summary>
    /// Checks all stacks that were synthesized into a folder. When a stack breaks a rule or cannot be checked, everything that could be
    /// deployed is removed from the folder.
    /// </summary>
    /// <param name="output">The app's output folder.</param>
    /// <param name="acknowledgements">The acknowledgements of all stacks.</param>
    /// <param name="ownRules">Rules of the app's own, beside <see cref="Rule.All"/>. <value>Default: none.</value></param>
    /// <param name="clock">The clock that gives the current day. <value>Default: the system's clock.</value></param>
    /// <exception cref="GuardrailException">
    /// There are findings, acknowledgements that match nothing or have expired, or names used more than once; the message is the whole
    /// report. Or the stacks are not valid JSON.
    /// </exception>
    /// <exception cref="InputException">Two rules have the same id.</exception>
    /// <exception cref="FileNotFoundException">Nothing was synthesized into the folder.</exception>
    public static void Run(
        OutputFolder output,
        IReadOnlyList<Acknowledgement> acknowledgements,
        IReadOnlyList<Rule>? ownRules = null,
        TimeProvider? clock = null)
    {
        try
        {
            IReadOnlyList<Rule> rules = [.. Rule.All, .. ownRules ?? []];
            InputProblems.Refuse("The guardrails of the app", rules.CountBy(rule => rule.Id).Where(id => id.Value > 1)
                .Select(id => $"{id.Value} rules have the id '{id.Key}': give each one of its own"));
            var files = output.StackFiles();
            RefuseHcl(files.Any(file => !file.EndsWith(".json", StringComparison.Ordinal)));
            var stacks = files.Select(file => StackModel.FromConfiguration(File.ReadAllText(file))).ToList();
            var report = GuardrailReport.Of(stacks, rules, acknowledgements, clock);
            if (!report.IsClean)
                throw new GuardrailException(report.ToString());
        }
        catch
        {
            output.Clear();
            throw;
        }
    }

    /// <summary>Refuses <c>--hcl</c>, which the cdktf CLI passes on in <c>SYNTH_HCL_OUTPUT</c>, before anything is synthesized.</summary>
    /// <exception cref="GuardrailException">The option is set.</exception>
    public static void RefuseHcl() => RefuseHcl(Environment.GetEnvironmentVariable("SYNTH_HCL_OUTPUT") is "true" or "1");

    private static void RefuseHcl(bool asked)
    {
        if (asked)
            throw new GuardrailException(
                "Guardrails read JSON, and nothing leaves the synthesis unchecked: synthesize without --hcl (SYNTH_HCL_OUTPUT).");
    }
}
