package io.linkspan.lab.engine.agent;

import java.util.UUID;

/**
 * A step of a job (msdb.dbo.sysjobsteps).
 *
 * @param subsystem    TSQL, PowerShell, CmdExec …
 * @param flags        bits as sp_add_jobstep has them: 4 T-SQL output into history, 8 and 16 output into sysjobstepslogs (anew, appended), 32 all output into history
 * @param retryMinutes pause between two attempts
 */
public record JobStep(UUID uid, int id, String name, String subsystem, String command, int flags, int successCode, Next onSuccess, Next onFailure, String server, String database, String user, int retries, int retryMinutes,
        int priority, String outputFile) {

    public JobStep numbered(int other) {
        return new JobStep(uid, other, name, subsystem, command, flags, successCode, onSuccess, onFailure, server, database, user, retries, retryMinutes, priority, outputFile);
    }

    /**
     * What follows: action 1 ends the job with success, 2 with failure, 3 goes on with the next step, 4 with the step named.
     *
     * @param step 0 but for action 4
     */
    public record Next(int action, int step) {
    }
}
