namespace Tap.Guardrails;

/// <summary>Every stage of an API writes access logs.</summary>
internal sealed class ApiStageLogsAccess : Rule
{
    private const string Block = "access_log_settings";

    public override string Id => "TAP-API-3";

    public override string Title => "API stages log who called";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("APIGateway.9"), Control.ControlTower("CT.APIGATEWAY.PR.4")];

    public override string WayOut =>
        "make the API as a RestService, or give the stage access_log_settings with the destination_arn of a log group and a format.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All(StageSettings.Stage, StageSettings.Stage2).SelectMany(stage => Require(
            stage.Has(Block, logs => logs["destination_arn"].IsArn().And(SaysSomething(logs["format"]))),
            stage, "has no access logs", "its access logs", Unknown(stage), Block)),
        .. from deployment in stack.All("aws_api_gateway_deployment")
           where deployment["stage_name"].IsSet() != Proof.Broken
           select On(deployment, "makes a stage by itself, without any logs", deployment["stage_name"], StageSettings.Stage),
    ];

    private static Proof SaysSomething(Value format) => Proofs.All(format.Alternatives, one =>
        one.Parts.Any(part => part.Text?.Contains("$context.", StringComparison.Ordinal) == true) ? Proof.Holds
        : one.Kind == ValueKind.Unknown ? Proof.Unproven : Proof.Broken);

    private static Value Unknown(ResourceBlock stage) => stage.Said(Block, "destination_arn") is { Kind: ValueKind.Unknown } destination
        && destination.IsNamed() != Proof.Holds ? destination : stage.Said(Block, "format");
}
