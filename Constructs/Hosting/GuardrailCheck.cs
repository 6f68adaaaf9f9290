using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tap.Core;
using Tap.Guardrails;

namespace Tap.Hosting;

/// <summary>Checks the guardrails between synthesis and deployment.</summary>
public static class GuardrailCheck
{
    /// <summary>
    /// Checks all stacks that were synthesized into a folder, and writes the report there as text, JSON and SARIF. When a stack breaks a
    /// rule or cannot be checked, everything that could be deployed is removed from the folder; the report on broken rules stays.
    /// </summary>
    /// <param name="output">The app's output folder.</param>
    /// <param name="acknowledgements">The acknowledgements of all stacks.</param>
    /// <param name="ownRules">Rules of the app's own, beside <see cref="Rule.All"/>. <value>Default: none.</value></param>
    /// <param name="clock">The clock that gives the current day. <value>Default: the system's clock.</value></param>
    /// <exception cref="GuardrailException">
    /// There are errors, acknowledgements that match nothing or have expired, or names used more than once; the message is the report.
    /// Or a stack cannot be checked; the message says which one and why.
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
            output.ClearReports();
            var report = Check(output, acknowledgements, [.. Rule.All, .. ownRules ?? []], clock);
            output.Write(report);
            if (report.Blocks)
                throw new GuardrailException($"{report}\nThe synthesized stacks were removed. Everything: {output.ReportName}");
            if (!report.IsClean)
                Console.Error.WriteLine($"{report.ToSummary()}Everything: {output.ReportName}");
        }
        catch
        {
            output.ClearDeployable();
            throw;
        }
    }

    /// <summary>
    /// Returns a task, not started yet, that checks what an earlier run has left in a folder and forgets the result. It loads and compiles
    /// the rules beside the synthesis, in which this process mostly waits for Node.js; the check afterwards takes a third of the time.
    /// </summary>
    /// <param name="output">The app's output folder, which may be removed before the task starts.</param>
    /// <param name="ownRules">Rules of the app's own.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The check itself reports what is wrong.")]
    public static Task Rehearsal(OutputFolder output, IReadOnlyList<Rule> ownRules)
    {
        var stacks = TextsOf(output);
        return new Task(() =>
        {
            try
            {
                var models = stacks.Select(text => StackModel.FromConfiguration(text)).ToList();
                var report = GuardrailReport.Of(models, [.. Rule.All, .. ownRules], []);
                _ = (report.ToText(), report.ToJson(), report.ToSarif());
            }
            catch (Exception)
            {
                // What was left need not be whole.
            }
        });
    }

    /// <summary>Refuses <c>--hcl</c>, which the cdktf CLI passes on in <c>SYNTH_HCL_OUTPUT</c>, before anything is synthesized.</summary>
    /// <exception cref="GuardrailException">The option is set.</exception>
    public static void RefuseHcl()
    {
        if (Environment.GetEnvironmentVariable("SYNTH_HCL_OUTPUT") is "true" or "1")
            throw new GuardrailException(Hcl("Guardrails"));
    }

    private static IReadOnlyList<string> TextsOf(OutputFolder output)
    {
        try
        {
            return [.. output.StackFiles().Select(File.ReadAllText)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            return [];
        }
    }

    private static GuardrailReport Check(
        OutputFolder output, IReadOnlyList<Acknowledgement> acknowledgements, IReadOnlyList<Rule> rules, TimeProvider? clock)
    {
        InputProblems.Refuse("The guardrails of the app", rules.CountBy(rule => rule.Id).Where(id => id.Value > 1)
            .Select(id => $"{id.Value} rules have the id '{id.Key}': give each one of its own"));
        var stacks = output.StackFiles().Select(file => Read(file, output)).ToList();
        try
        {
            return GuardrailReport.Of(stacks, rules, acknowledgements, clock);
        }
        catch (RuleException exception)
        {
            // Whoever writes the rule needs to know where it failed.
            throw new GuardrailException(
                $"{exception.Message}\nNothing leaves the synthesis unchecked: mend the rule.\n{exception.InnerException}");
        }
    }

    private static StackModel Read(string file, OutputFolder output)
    {
        var name = output.NameOf(file);
        if (!file.EndsWith(".json", StringComparison.Ordinal))
            throw new GuardrailException(Hcl($"{name}: guardrails"));
        if (OutputFolder.UncheckedBeside(file) is { Count: > 0 } others)
        {
            throw new GuardrailException(
                $"Terraform would read {string.Join(", ", others.Select(output.NameOf))} with {name}, but no rule has seen it: "
                + "say it in the stack, or take the file out of the folder.");
        }

        try
        {
            return StackModel.FromConfiguration(File.ReadAllText(file), name);
        }
        catch (Exception exception) when (exception is not (IOException or UnauthorizedAccessException))
        {
            throw new GuardrailException(
                $"{name} cannot be checked, and nothing leaves the synthesis unchecked: {exception.Message} "
                + "Look for what writes it, such as an override of a construct or an aspect.");
        }
    }

    private static string Hcl(string who) =>
        $"{who} read JSON, and nothing leaves the synthesis unchecked: synthesize without --hcl (SYNTH_HCL_OUTPUT).";
}
