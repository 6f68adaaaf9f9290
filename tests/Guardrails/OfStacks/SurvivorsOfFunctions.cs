using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants of functions that no rule has to find.</summary>
internal static class SurvivorsOfFunctions
{
    private const string Refused = "The provider or AWS refuses it.";

    public static IEnumerable<Survivor> All =>
    [
        .. Survivor.Of("aws_lambda_function", "", "Terraform refuses what refers to it; without both nothing runs.", CountZero,
            CountUnknown),
        .. Survivor.Of("aws_lambda_function", "description|handler|architectures*|s3_*|source_code_hash|layers*|environment*",
            "Which code runs, and with which settings, is not for rules."),
        .. Survivor.Of("aws_lambda_function", "function_name", "A name is as good as any other."),
        .. Survivor.Of("aws_lambda_function", "dead_letter_config|dead_letter_config.target_arn", "Nothing invokes it asynchronously.")
            .Select(one => one with { In = "api-handler" }),
        .. Survivor.Of("aws_lambda_function", "memory_size|timeout|reserved_concurrent_executions", "It decides about speed and cost."),
        .. Survivor.Of("aws_lambda_function", "kms_key_arn", "AWS's own key encrypts variables as well."),
        .. Survivor.Of("aws_lambda_function", "logging_config.log_format", "It decides how logs look."),
        .. Survivor.Of("aws_lambda_function", "vpc_config", "Outside of a VPC it needs no two subnets.", Removed),
        .. Survivor.Of("aws_lambda_function", "vpc_config", "In a VPC or not, two subnets are written.", Dynamic),
        .. Survivor.Of("aws_lambda_function", "logging_config|logging_config.log_group",
            "Lambda's own name of the group is that of the group.",
            Removed),
        .. Survivor.Of("aws_lambda_function", "logging_config", "Lambda's own name of the group is that of the group.", Dynamic),
        .. Survivor.Of("aws_lambda_function", "logging_config.log_group", "Lambda's own name of the group is that of the group.", Emptied),
        .. Survivor.Of("aws_lambda_function", "dead_letter_config.target_arn", Refused, Replaced, Widened),
        .. Survivor.Of("aws_lambda_function", "vpc_config.security_group_ids*", "Groups are judged where they are."),
        .. Survivor.Of("aws_lambda_function_event_invoke_config", "*", "It decides how often and how long Lambda tries again."),
        .. Survivor.Of("aws_lambda_permission", "", "It takes a right away.", CountZero, CountUnknown),
        .. Survivor.Of("aws_lambda_permission", "function_name", "Who may invoke is fixed, whichever function it is."),
        .. Survivor.Of("aws_lambda_permission", "action", Refused, Emptied, Replaced),
        .. Survivor.Of("aws_lambda_permission", "principal", "The source says who calls.", Unknown, Replaced),
        .. Survivor.Of("aws_lambda_permission", "source_arn", Refused, Replaced),
        .. Survivor.Of("aws_lambda_permission", "source_arn", "It is any method of the same API.", Widened, Second)
            .Select(one => one with { Detail = "*cut" }),
    ];
}
