using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>What modules make is checked, and cannot change by itself.</summary>
internal sealed partial class ModuleIsChecked : Rule
{
    public override string Id => "TAP-TERRAFORM-5";

    public override string Title => "What a module makes is checked";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/structure.html");

    public override string Exemptions =>
        "In a plan, where the resources of modules stand beside the others and every rule checks them, a module "
        + "passes when its source is a folder, an exact version of a registry, or a tag or commit of a repository.";

    public override string WayOut => "make its resources by constructs, or acknowledge it at the construct and check the plan.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        stack.All(BlockKind.Module).SelectMany(module => CheckModule(stack, module));

    private IEnumerable<Finding> CheckModule(StackModel stack, ResourceBlock module)
    {
        var source = module["source"];
        if (!stack.IsPlan)
            yield return NotProven(module, $"is called from {source}, and what it makes is seen in the plan only");
        if (IsPinned(source, module["version"]) is var pinned and not Proof.Holds)
        {
            foreach (var finding in Require(
                pinned, module, "comes from a source that may change", "its source", source, "an exact version, a tag or a commit"))
                yield return finding;
        }
    }

    private static Proof IsPinned(Value source, Value version) => source.Is(value => value.Text is { } text
        && (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal)
            || (RegistrySource.IsMatch(text) ? version.Text is { } exact && ExactVersion.IsMatch(exact) : FixedReference.IsMatch(text))));

    [GeneratedRegex(@"^(?:[\w.-]+\.[\w-]+(?::\d+)?/)?[\w-]+/[\w-]+/[\w-]+(?://.*)?$")]
    private static partial Regex RegistrySource { get; }

    [GeneratedRegex(@"[?&]ref=(?:v?\d+\.\d+\.\d+|[0-9a-f]{40})(?:&|$)|versionId=|[?&]checksum=")]
    private static partial Regex FixedReference { get; }
}
