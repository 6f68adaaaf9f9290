namespace Tap.Guardrails;

/// <summary>Every AWS provider tags what it makes with the application, the stack and the environment.</summary>
internal sealed class ResourcesAreTagged : Rule
{
    private static readonly string[] Keys = ["Application", "Stack", "Environment"];

    public override string Id => "TAP-TERRAFORM-4";

    public override string Title => "Resources are tagged with application, stack and environment";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html");

    public override string Exemptions => "Providers of other clouds and of no cloud, and stacks without resources of AWS.";

    public override string WayOut =>
        "derive the stack from TapStack, or give the provider default_tags with Application, Stack and Environment.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        if (stack.Resources.FirstOrDefault(resource => resource.Type.StartsWith("aws_", StringComparison.Ordinal)) is not { } first)
            return [];
        var providers = stack.All(BlockKind.Provider).Where(provider => provider.LogicalId == "aws").ToList();
        return providers.Count == 0
            ? [On(first, "is made by a provider without default tags", expected: $"default_tags with {string.Join(", ", Keys)}")]
            : providers.SelectMany(provider => CheckProvider(stack, provider));
    }

    private IEnumerable<Finding> CheckProvider(StackModel stack, ResourceBlock provider)
    {
        var tags = provider.Blocks("default_tags");
        var missing = Keys
            .Select(key => new
            {
                Key = key,
                Proof = Proofs.Any(tags, block => block["tags"][key].Is(value => value.Text is { Length: > 0 })
                    .And(block.IsCertain ? Proof.Holds : Proof.Unproven)),
            })
            .Where(key => key.Proof != Proof.Holds)
            .ToList();
        var name = provider["alias"].Text is { } alias ? $"({alias}) " : "";
        return missing.Count == 0 ? [] : Require(
            Proofs.All(missing, key => key.Proof),
            provider,
            $"{name}does not tag with {string.Join(", ", missing.Select(key => key.Key))}",
            "its default tags",
            tags.Count > 0 ? tags[0]["tags"] : Value.Absent,
            $"default_tags with {string.Join(", ", Keys)}");
    }
}
