using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants of APIs that no rule has to find.</summary>
internal static class SurvivorsOfApis
{
    private const string Answer = "It is the text or a header of an answer.";
    private const string Refused = "The provider or AWS refuses it.";
    private const string Routing = "It decides where an API answers, not to whom.";
    private const string Validation = "The functions validate what they get.";
    private const string Addresses =
        "Methods ask who is calling; from where is a setting of the stack, which its tests and its snapshot hold.";
    private const string Missing = "Terraform refuses what refers to it; without both there is no API.";

    public static IEnumerable<Survivor> All =>
    [
        .. Survivor.Of("aws_api_gateway_account", "*", "API Gateway refuses to log without it."),
        .. Survivor.Of("aws_api_gateway_deployment", "*", "It decides when a change is deployed."),
        .. Survivor.Of("aws_api_gateway_gateway_response|aws_api_gateway_integration_response|aws_api_gateway_method_response", "*",
            Answer),
        .. Survivor.Of("aws_api_gateway_integration", "http_method|integration_http_method|resource_id|rest_api_id|uri", Routing),
        .. Survivor.Of("aws_api_gateway_integration", "type", Refused, Removed, Emptied, Replaced, Secret),
        .. Survivor.Of("aws_api_gateway_integration", "request_templates|request_templates.*",
            "It is refused with 415 for want of a template."),
        .. Survivor.Of("aws_api_gateway_integration", "", "A method without an integration answers nothing.", CountZero, CountUnknown),
        .. Survivor.Of("aws_api_gateway_method", "authorization", Refused, Emptied, Replaced),
        .. Survivor.Of("aws_api_gateway_method", "http_method", Routing).Select(one => one with { In = "AWS_IAM" }),
        .. Survivor.Of("aws_api_gateway_method", "http_method", Refused, Removed, Emptied, Replaced),
        .. Survivor.Of("aws_api_gateway_method", "authorization", "It is a preflight, which carries no credentials.", Removed, Unknown)
            .Select(one => one with { In = "OPTIONS" }),
        .. Survivor.Of("aws_api_gateway_method", "resource_id|rest_api_id", Routing),
        .. Survivor.Of("aws_api_gateway_method",
            "request_models|request_models.*|request_validator_id|request_parameters|request_parameters.*", Validation),
        .. Survivor.Of("aws_api_gateway_method", "", Missing, CountZero, CountUnknown),
        .. Survivor.Of("aws_api_gateway_method_settings", "settings.cache_ttl_in_seconds|settings.caching_enabled|settings.metrics_enabled",
            "It decides about speed and cost."),
        .. Survivor.Of("aws_api_gateway_method_settings", "settings.throttling_*", "Nothing gets through.", Zeroed, Second),
        .. Survivor.Of("aws_api_gateway_method_settings", "settings.require_authorization_for_cache_control",
            "It is true unless it is written.", Removed),
        .. Survivor.Of("aws_api_gateway_method_settings", "settings.data_trace_enabled", "It is false unless it is written.", Removed),
        .. Survivor.Of("aws_api_gateway_method_settings", "settings.unauthorized_cache_control_header_strategy",
            "The cache is kept either way, only the answer differs."),
        .. Survivor.Of("aws_api_gateway_method_settings", "method_path", Refused, Second),
        .. Survivor.Of("aws_api_gateway_rest_api_policy", "policy.Allow(AllowUnsigned).Action|policy.Allow(AllowUnsigned).Principal",
            "It is about preflights, which carry no credentials.", Widened, Unknown),
        .. new[]
        {
            Survivor.Of("aws_api_gateway_rest_api_policy", "", Addresses, CountZero, CountUnknown),
            Survivor.Of("aws_api_gateway_rest_api_policy", "rest_api_id", Addresses, Removed, Emptied, Replaced, Unknown),
            Survivor.Of("aws_api_gateway_rest_api_policy", "policy.Deny(DenyOtherAddresses)*", Addresses, Removed, Replaced, Unknown,
                Inverted, Widened),
        }.SelectMany(survivors => survivors).Select(survivor => survivor with { IsHarmless = false }),
        .. Survivor.Of("aws_api_gateway_rest_api_policy", "policy.Statement", "AWS refuses a statement without a principal.", Widened)
            .Select(one => one with { Detail = "everything is allowed" }),
        .. Survivor.Of("aws_api_gateway_model|aws_api_gateway_request_validator", "*", Validation),
        .. Survivor.Of("aws_api_gateway_resource", "*", Routing),
        .. Survivor.Of("aws_api_gateway_rest_api", "name|description|endpoint_configuration*", Routing),
        .. Survivor.Of("aws_api_gateway_rest_api", "", Missing, CountZero, CountUnknown),
        .. Survivor.Of("aws_api_gateway_stage", "", Missing, CountZero, CountUnknown),
        .. Survivor.Of("aws_api_gateway_stage", "cache_cluster_enabled|cache_cluster_size", "It decides about speed and cost."),
        .. Survivor.Of("aws_api_gateway_stage", "stage_name|deployment_id", Routing),
    ];
}
