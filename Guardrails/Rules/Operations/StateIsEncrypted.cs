namespace Tap.Guardrails;

/// <summary>The state of a stack is encrypted where it is kept.</summary>
internal sealed class StateIsEncrypted : Rule
{
    private static readonly string[] AlwaysEncrypted = ["gcs", "azurerm", "remote"];

    public override string Id => "TAP-TERRAFORM-1";

    public override string Title => "State is encrypted";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/backend.html");

    public override string Exemptions =>
        "State in a local file passes where it is said, because first steps, tests, and the stack that makes the bucket of the "
        + "state use it; a plan does not say where its state is.";

    public override string WayOut => "keep the state in S3 with encrypt = true, as TapStack does.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All(BlockKind.Terraform).Where(_ => !HasBackend(stack)).Take(1)
            .Select(terraform => On(terraform, "has no backend, so that its state is in a local file", expected: "a backend")),
        .. CheckBackends(stack),
    ];

    private static bool HasBackend(StackModel stack) => stack.IsPlan || stack.All(BlockKind.Terraform).Any(terraform =>
        terraform["cloud"].IsPresent || terraform.Blocks("backend").Any(backends => backends.Names.Any()));

    private IEnumerable<Finding> CheckBackends(StackModel stack) =>
        from terraform in stack.All(BlockKind.Terraform)
        from backends in terraform.Blocks("backend")
        from name in backends.Names
        where name != "local" && !AlwaysEncrypted.Contains(name)
        from backend in backends.Blocks(name)
        from finding in CheckBackend(terraform, name, backend)
        select finding;

    private IEnumerable<Finding> CheckBackend(ResourceBlock terraform, string name, Block backend) => name switch
    {
        "s3" or "oss" or "cos" => Require(
            backend["encrypt"].Is(true),
            terraform,
            $"keeps its state in {name} without encrypt",
            "its encrypt",
            backend["encrypt"],
            "true"),
        "http" => Require(
            backend["address"].Is(value => value.Text?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true),
            terraform,
            "sends its state without TLS",
            "the address of its state",
            backend["address"],
            "an address with https"),
        _ => [On(terraform, $"keeps its state in {name}, which does not encrypt it", expected: "the backend s3 with encrypt = true")],
    };
}
