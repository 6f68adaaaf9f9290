namespace Tap.Guardrails;

/// <summary>Nothing is made in a way that the rules cannot read.</summary>
internal sealed class NothingIsMadeUnseen : Rule
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["aws_cloudformation_stack"] = "makes resources by CloudFormation",
        ["aws_cloudformation_stack_set"] = "makes resources by CloudFormation",
        ["aws_cloudformation_stack_set_instance"] = "makes resources by CloudFormation",
        ["aws_serverlessapplicationrepository_cloudformation_stack"] = "makes resources by CloudFormation",
        ["aws_servicecatalog_provisioned_product"] = "makes resources by CloudFormation",
        ["aws_cloudcontrolapi_resource"] = "makes a resource by the Cloud Control API",
    };

    public override string Id => "TAP-TERRAFORM-6";

    public override string Title => "Nothing is made that the rules cannot read";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/structure.html");

    public override string Exemptions => "CloudFormation stacks that are only read, and resources of other clouds and of no cloud.";

    public override string WayOut => "make it by resources of the aws provider; where a program has to run, run it outside Terraform.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. from block in stack.Blocks
           where block.Kind == BlockKind.Resource
           let way = Types.TryGetValue(block.Type, out var known) ? known
               : block.Type.StartsWith("awscc_", StringComparison.Ordinal) ? "makes a resource by another provider of AWS"
               : block["provisioner"].IsPresent ? "runs a program by a provisioner"
               : null
           where way is not null
           select On(block, $"{way}, which no rule reads"),
        .. stack.Data("external").Select(data => On(data, "runs a program each time the stack is planned")),
    ];
}
