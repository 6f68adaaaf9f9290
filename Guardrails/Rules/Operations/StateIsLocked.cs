namespace Tap.Guardrails;

/// <summary>Two deployments cannot write the same state at once.</summary>
internal sealed class StateIsLocked : Rule
{
    // The arguments that make a lock, one of which is enough; those of other backends lock by themselves.
    private static readonly Dictionary<string, string[]> Locks = new()
    {
        ["s3"] = ["use_lockfile", "dynamodb_table"],
        ["http"] = ["lock_address"],
        ["oss"] = ["tablestore_table"],
    };

    public override string Id => "TAP-TERRAFORM-2";

    public override string Title => "State is locked";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/backend.html");

    public override string Exemptions =>
        "Local files and the backends of other clouds lock by themselves; a plan does not say where its state is.";

    public override string WayOut => "set use_lockfile = true, as TapStack does.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from terraform in stack.All(BlockKind.Terraform)
        from backends in terraform.Blocks("backend")
        from name in backends.Names
        from backend in backends.Blocks(name)
        let arguments = name == "consul" ? ["lock"] : Locks.GetValueOrDefault(name, [])
        where arguments.Length > 0
        from finding in Require(
            Proofs.Any(arguments, argument => backend[argument].Is(value => IsOn(name, value))),
            terraform,
            $"keeps its state in {name} without a lock",
            "its lock",
            arguments.Select(argument => backend[argument]).FirstOrDefault(value => value.IsPresent) ?? Value.Absent,
            $"{arguments[0]}")
        select finding;

    private static bool IsOn(string backend, Value value) => backend == "consul"
        ? value.Boolean != false
        : value is { IsPresent: true, Text: not ("" or "false") };
}
