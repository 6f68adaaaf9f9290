namespace Tap.Guardrails;

/// <summary>
/// Finds the settings of the stages of REST APIs
/// (https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html).
/// </summary>
internal static class StageSettings
{
    /// <summary>The type of a stage of a REST API.</summary>
    public const string Stage = "aws_api_gateway_stage";

    /// <summary>The type of the settings.</summary>
    public const string Type = "aws_api_gateway_method_settings";

    /// <summary>The type of a stage of an HTTP or WebSocket API.</summary>
    public const string Stage2 = "aws_apigatewayv2_stage";

    private const string AllMethods = "*/*";

    /// <summary>Returns whether the settings of all methods of a stage are as expected; broken without such settings.</summary>
    public static Proof OfAllMethods(ResourceBlock stage, StackModel stack, Func<Block, Proof> expected)
    {
        var all = stack.All(Type).Where(settings => Belongs(settings) != Proof.Broken).ToList();
        // Of two, whichever Terraform writes last is in force.
        return all.Count == 0 ? Proof.Broken : Proofs.All(all, settings => Proofs.All(
            Belongs(settings), settings.IsCertain ? Proof.Holds : Proof.Unproven, settings.Has("settings", expected)));

        Proof Belongs(ResourceBlock settings) => BelongTo(settings, stage).And(settings["method_path"].IsOneOf(AllMethods));
    }

    /// <summary>Returns what the settings of all methods of a stage say of an argument; absent without such settings.</summary>
    public static Value SaidOfAllMethods(ResourceBlock stage, StackModel stack, string argument) => stack.All(Type)
        .Where(settings => BelongTo(settings, stage) != Proof.Broken && settings["method_path"].IsOneOf(AllMethods) != Proof.Broken)
        .Select(settings => settings.Said("settings", argument))
        .FirstOrDefault(Value.Absent);

    /// <summary>Returns whether settings are those of a stage.</summary>
    public static Proof BelongTo(ResourceBlock settings, ResourceBlock stage) =>
        (stage.IsReferredToBy(settings["stage_name"]) == Proof.Holds ? Proof.Holds : settings["stage_name"].IsSameAs(stage["stage_name"]))
            .And(settings["rest_api_id"].IsSameAs(stage["rest_api_id"]));

    /// <summary>Returns whether settings are those of all methods.</summary>
    public static bool AreOfAllMethods(ResourceBlock settings) => settings["method_path"].Text == AllMethods;
}
