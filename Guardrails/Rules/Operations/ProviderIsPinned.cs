namespace Tap.Guardrails;

/// <summary>Every provider has one exact version.</summary>
internal sealed class ProviderIsPinned : Rule
{
    public override string Id => "TAP-TERRAFORM-3";

    public override string Title => "Providers have an exact version";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/version.html");

    public override string WayOut => "write the whole version without an operator, such as 5.100.0.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        var required = stack.All(BlockKind.Terraform)
            .SelectMany(terraform => terraform.Blocks("required_providers"), (terraform, providers) => new { terraform, providers })
            .SelectMany(one => one.providers.Names, (one, name) => new { one.terraform, name, version = VersionOf(one.providers[name]) })
            .ToList();
        foreach (var one in required)
        {
            if (one is not { terraform: var terraform, name: var name, version: { } version })
                continue;
            foreach (var finding in Require(
                version.Is(value => value.Text is { } text && ExactVersion.IsMatch(text)),
                terraform,
                version.IsPresent ? $"takes {name} in any version {version.Expression}" : $"does not say which version of {name} it takes",
                $"the version of {name}",
                version,
                "a version such as 5.100.0"))
                yield return finding;
        }

        var names = required.Select(one => one.name).ToHashSet();
        names.Add("terraform");
        foreach (var block in stack.Blocks.Where(block => block.Kind is BlockKind.Resource or BlockKind.Data))
        {
            if (names.Add(ProviderOf(block)))
                yield return On(block, $"is of {ProviderOf(block)}, of which no version is required", expected: "required_providers");
        }
    }

    // The source of a provider of Terraform itself has no version.
    private static Value? VersionOf(Value provider) => provider.Kind == ValueKind.Map || provider.Alternatives.Count > 1
        ? provider["source"].Text == "terraform.io/builtin/terraform" ? null : provider["version"]
        : provider;

    private static string ProviderOf(ResourceBlock block)
    {
        var given = block["provider"].Text ?? block["provider"].Reference?.Block;
        return given is { Length: > 0 } ? given.Split('.')[0] : block.Type.Split('_')[0];
    }
}
